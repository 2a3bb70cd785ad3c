"""Know the switchboard of an organisation as a kind of contact point.

Safe while the old release is still serving: the column stays as it is.  The old release cannot show a
switchboard that was added meanwhile, so roll forward before adding any.  Nothing to backfill.
"""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contact",
            name="kind",
            field=models.CharField(
                choices=[
                    ("email", "E-mail"),
                    ("phone", "Telephone"),
                    ("board", "Switchboard of their organisation"),
                    ("fax", "Fax"),
                    ("post", "Postal address"),
                ],
                max_length=5,
            ),
        ),
    ]
