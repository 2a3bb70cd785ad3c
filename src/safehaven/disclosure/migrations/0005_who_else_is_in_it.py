"""Keep, sealed, who else is in what is shared, and why they belong there.

Safe while the old release is still serving: it never names the new column, which may be empty.
Nothing to backfill.  Going back loses what was said about others, and nothing else.
"""

from __future__ import annotations

from django.db import migrations

from safehaven.foundation.sealed import SealedField


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0004_evidence_is_found_quickly")]

    operations = [migrations.AddField("disclosure", "others", SealedField(null=True))]
