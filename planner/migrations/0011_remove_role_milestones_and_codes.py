from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("planner", "0010_gates_and_occupation_codes"),
    ]

    operations = [
        migrations.RemoveField(model_name="role", name="milestones"),
        migrations.RemoveField(model_name="role", name="onet"),
        migrations.RemoveField(model_name="role", name="esco"),
    ]
