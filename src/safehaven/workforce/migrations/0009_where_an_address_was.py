"""Where an address was before it was changed.

Comes in one release with 0008, so no release that runs knows the table.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0008_ways_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="wayinnotice",
            name="was",
            field=models.EmailField(blank=True, default="", max_length=254),
        ),
    ]
