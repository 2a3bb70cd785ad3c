"""Index what the evidence of the policy counts, so that its pages answer at once over many records.

Safe while the old release is still serving: no column changes.  Nothing to backfill; going back loses nothing.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0004_how_long_it_is_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(fields=["kind", "code", "ended_at"], name="contact_point_by_kind"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["written_at"], name="entry_by_writing"),
        ),
        migrations.AddIndex(
            model_name="record",
            index=models.Index(fields=["initials"], name="record_by_initials"),
        ),
    ]
