"""Keep the day on which the paper of a document came.

Safe while the old release is still serving: it never names the new column, which may be empty.
Nothing to backfill.  Going back loses these days, and nothing else.
"""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="came_on",
            field=models.DateField(null=True),
        ),
    ]
