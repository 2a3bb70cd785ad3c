"""Index what the evidence of the policy counts, so that its pages answer at once over many records.

Safe while the old release is still serving: no column changes.  Nothing to backfill; going back loses nothing.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_initial"),
        ("disclosure", "0003_calls"),
        ("records", "0005_evidence_is_found_quickly"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(fields=["released_at"], name="disclosure_by_release"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["kind", "sent_at"], name="message_by_kind_and_sending"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["sent_at"], name="message_by_sending"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["kind", "made_at"], name="message_by_kind_and_making"),
        ),
    ]
