"""Keep, sealed, who rang and asked, and what was told; and know the telephone and the fax as channels.

Safe while the old release is still serving: it never names the new table, and the column of channels stays.
Nothing to backfill.  Going back loses the calls that were written down meanwhile.
"""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import safehaven.foundation.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0002_who_reads_a_shared_mailbox"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="disclosure",
            name="channel",
            field=models.CharField(
                choices=[("email", "E-mail"), ("fax", "Fax"), ("telephone", "Telephone")], max_length=10
            ),
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("caller", safehaven.foundation.sealed.SealedField()),
                ("organisation", safehaven.foundation.sealed.SealedField(null=True)),
                ("number", safehaven.foundation.sealed.SealedField(null=True)),
                ("meant", safehaven.foundation.sealed.SealedField()),
                ("asks", safehaven.foundation.sealed.SealedField()),
                ("urgent", models.BooleanField(default=False)),
                ("words", safehaven.foundation.sealed.SealedField(null=True)),
                ("taken_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "disclosure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="call",
                        to="disclosure.disclosure",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_at__isnull", True), ("told_by__isnull", True)),
                            models.Q(("told_at__isnull", False), ("told_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="call_telling_says_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_at__isnull", True), ("words__isnull", False), _connector="OR"
                        ),
                        name="call_tells_only_what_was_written_down_before",
                    ),
                ],
            },
        ),
    ]
