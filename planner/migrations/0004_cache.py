"""The table in which all processes count attempts to sign in."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import migrations


def create(_apps: Any, editor: Any) -> None:
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("planner", "0003_labels")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
