"""Index what the evidence of the policy counts over all records and entries, so that its pages answer at once.

Safe while the old release is still serving: no column changes.  Nothing to backfill; going back loses nothing.
"""

from django.conf import settings
from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_evidence_is_found_quickly"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                name="entry_by_delay",
                fields=["written_at", "happened_at"],
                condition=Q(corrects__isnull=True, written_by__isnull=False),
            ),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["state", "keep_from", "keep_rule"], name="record_by_time_kept"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index("state", Coalesce("verified_at", "opened_at"), name="record_by_last_check"),
        ),
    ]
