from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("planner", "0007_role_notices"),
    ]

    operations = [
        migrations.AddField(
            model_name="planstep",
            name="taken_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="steps_taken",
                to="planner.goal",
            ),
        ),
    ]
