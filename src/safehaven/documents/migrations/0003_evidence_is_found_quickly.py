"""Index what the evidence of the policy counts, so that its pages answer at once over many records.

Safe while the old release is still serving: no column changes.  Nothing to backfill; going back loses nothing.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_when_paper_came"),
        ("records", "0005_evidence_is_found_quickly"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["folder_label"], name="document_by_folder_label"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["-added_at"], name="document_version_newest_first"),
        ),
        migrations.AddIndex(
            model_name="version",
            index=models.Index(fields=["kind"], name="document_version_by_kind"),
        ),
    ]
