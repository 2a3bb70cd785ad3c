"""The texts of policies, who wrote and signed them, and when somebody looked at them again."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PolicyText",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pack", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("number", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=200)),
                ("sponsor", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("what_changed", models.CharField(max_length=400)),
                ("pack_digest", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("asked", "Waiting for signatures"),
                            ("in_force", "In force"),
                            ("superseded", "Replaced by a later version"),
                            ("dropped", "Given up"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pack", models.CharField(db_index=True, max_length=40)),
                ("digest", models.CharField(max_length=64)),
                ("why", models.CharField(max_length=400)),
                ("reviewed_at", models.DateTimeField()),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="publication.policytext",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Writing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("digest", models.CharField(max_length=64)),
                ("written_at", models.DateTimeField()),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="writings",
                        to="publication.policytext",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="policytext",
            constraint=models.UniqueConstraint(
                fields=("pack", "version"), name="policy_text_has_each_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="policytext",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "in_force")),
                fields=("pack",),
                name="policy_text_is_in_force_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="policytext",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("draft", "asked"))),
                fields=("pack",),
                name="policy_text_is_drafted_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="policytext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("issued_at__isnull", False),
                        ("issued_by__isnull", False),
                        ("state__in", ("in_force", "superseded")),
                    ),
                    models.Q(
                        models.Q(("state__in", ("in_force", "superseded")), _negated=True),
                        ("issued_at__isnull", True),
                        ("issued_by__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="policy_text_published_says_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="policytext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "superseded"), ("superseded_at__gte", models.F("issued_at"))),
                    models.Q(
                        models.Q(("state", "superseded"), _negated=True), ("superseded_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="policy_text_superseded_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("pack", "reviewed_at"), name="policy_is_reviewed_once_at_a_moment"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("text", "digest", "signed_by"), name="policy_text_is_signed_once_by_each"
            ),
        ),
    ]
