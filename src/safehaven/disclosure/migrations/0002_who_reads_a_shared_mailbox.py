"""Keep, sealed, who reads a mailbox that looks shared, such as office@.

Safe while the old release is still serving: it never names the new column, which may be empty.
Nothing to backfill.  Going back loses what was said about shared mailboxes, and nothing else.
"""

from __future__ import annotations

from django.db import migrations

from safehaven.foundation.sealed import SealedField


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial")]

    operations = [migrations.AddField("disclosure", "readers", SealedField(null=True))]
