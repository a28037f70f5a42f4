from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef, Subquery
from django.utils.timezone import localdate


def undo_what_leaving_wrote(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leaving ended the role and shut the account for good; the date alone does both now."""
    alias = schema_editor.connection.alias
    left_on = apps.get_model("planner", "Employee").objects.filter(pk=OuterRef("employee"))
    roles = apps.get_model("planner", "RoleAssignment").objects.using(alias)
    roles.filter(ended_on=Subquery(left_on.values("left_on"))).update(ended_on=None)
    leavers = apps.get_model("planner", "Employee").objects.filter(left_on__lte=localdate())
    accounts = apps.get_model("planner", "User").objects.using(alias)
    accounts.filter(Exists(leavers.filter(user=OuterRef("pk")))).update(is_active=True)


def write_what_leaving_wrote(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write down the end of a role that the start of the next one, or leaving, has ended."""
    alias = schema_editor.connection.alias
    roles = apps.get_model("planner", "RoleAssignment").objects.using(alias)
    later = roles.filter(employee=OuterRef("employee"), started_on__gt=OuterRef("started_on"))
    following = Subquery(later.order_by("started_on").values("started_on")[:1])
    roles.filter(Exists(later), ended_on=None).update(ended_on=following)
    leavers = apps.get_model("planner", "Employee").objects.using(alias)
    left = leavers.filter(pk=OuterRef("employee"), left_on__gt=OuterRef("started_on"))
    roles.filter(Exists(left), ended_on=None).update(ended_on=Subquery(left.values("left_on")))


class Migration(migrations.Migration):

    dependencies = [
        ("planner", "0004_sent_forms"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="roleassignment", name="assignment_one_open"),
        migrations.RunPython(undo_what_leaving_wrote, write_what_leaving_wrote, elidable=True),
    ]
