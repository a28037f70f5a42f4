from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Least


def date_by_the_first_word(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Rows so far count from their first word on, and have no end."""
    rows = apps.get_model("planner", "SkillStanding").objects.using(schema_editor.connection.alias)
    rows.filter(claimed_on=None, confirmed_on=None).delete()
    claimed, confirmed = F("claimed_on"), F("confirmed_on")
    first = Least(Coalesce(claimed, confirmed), Coalesce(confirmed, claimed))
    rows.update(since=first)


class Migration(migrations.Migration):

    dependencies = [
        ("planner", "0001_squashed_0005_role_level_from_zero"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="skillstanding", name="standing_once"),
        migrations.AddField(
            model_name="skillstanding",
            name="since",
            field=models.DateField(null=True, verbose_name="since"),
        ),
        migrations.AddField(
            model_name="skillstanding",
            name="until",
            field=models.DateField(
                blank=True, help_text="The first day without it.", null=True, verbose_name="until"
            ),
        ),
        migrations.RunPython(date_by_the_first_word, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="skillstanding",
            name="since",
            field=models.DateField(verbose_name="since"),
        ),
        migrations.AddConstraint(
            model_name="skillstanding",
            constraint=models.UniqueConstraint(
                fields=("employee", "skill", "since"), name="standing_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="skillstanding",
            constraint=models.UniqueConstraint(
                condition=Q(("until", None)),
                fields=("employee", "skill"),
                name="standing_one_without_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="skillstanding",
            constraint=models.CheckConstraint(
                condition=Q(("until", None), ("until__gt", F("since")), _connector="OR"),
                name="standing_ends_later",
            ),
        ),
    ]
