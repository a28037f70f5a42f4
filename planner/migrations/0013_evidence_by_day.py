from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("planner", "0012_reporting_lines")]

    operations = [
        migrations.AddIndex(
            model_name="evidence",
            index=models.Index(fields=["employee", "happened_on", "id"], name="evidence_by_day"),
        ),
    ]
