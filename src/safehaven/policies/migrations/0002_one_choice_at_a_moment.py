"""Let no two choices for one parameter bear the same moment: which of them would be in force?

Safe while the old release is still serving.  Nothing to backfill; going back loses no data.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="parameterchoice",
            constraint=models.UniqueConstraint(
                name="policy_parameter_is_chosen_once_at_a_moment", fields=["parameter", "chosen_at"]
            ),
        ),
    ]
