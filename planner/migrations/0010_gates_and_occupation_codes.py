from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

VOCABULARIES = ("onet", "esco")


def into_rows(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each milestone of a role becomes a gate, and its occupation codes one mapping."""
    role_model, gate_model = (apps.get_model("planner", name) for name in ("Role", "Gate"))
    alias = schema_editor.connection.alias
    old = role_model.milestones.through.objects.using(alias)
    gate_model.objects.using(alias).bulk_create(
        gate_model(role_id=role, milestone_id=milestone)
        for role, milestone in old.order_by("pk").values_list("role_id", "milestone_id")
    )
    for role in role_model.objects.using(alias).exclude(onet="", esco=""):
        role.external = {name: getattr(role, name) for name in VOCABULARIES if getattr(role, name)}
        role.save(update_fields=["external"])


def out_of_rows(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What the former tables could hold goes back there."""
    role_model, gate_model = (apps.get_model("planner", name) for name in ("Role", "Gate"))
    alias, through = schema_editor.connection.alias, role_model.milestones.through
    gates = gate_model.objects.using(alias).filter(choice=0).order_by("pk")
    through.objects.using(alias).bulk_create(
        through(role_id=role, milestone_id=milestone)
        for role, milestone in gates.values_list("role_id", "milestone_id")
    )
    gate_model.objects.using(alias).all().delete()
    for role in role_model.objects.using(alias).exclude(external={}):
        role.onet = role.external.get("onet", "")[:20]
        role.esco = role.external.get("esco", "")[:200]
        role.save(update_fields=VOCABULARIES)


class Migration(migrations.Migration):

    dependencies = [
        ("planner", "0009_framework_second_format"),
    ]

    operations = [
        migrations.RunPython(into_rows, out_of_rows, elidable=True),
    ]
