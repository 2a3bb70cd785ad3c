"""A table for what should be looked into about accounts.  The release before goes on running: it does not know the table."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import safehaven.foundation.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0005_linked_sign_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("password-known", "Somebody may have known the password"),
                            ("two-places", "The account was used from two places at once"),
                        ],
                        max_length=20,
                    ),
                ),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("raised_by", models.CharField(max_length=60)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("mine", "It was me both times"),
                            ("lent", "A colleague used my account"),
                            ("not-me", "One of them was not me"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("fine", "Nothing is wrong"),
                            ("talked", "We talked about it, and it will not happen again"),
                            ("made-safe", "The account was made safe: new password, sessions ended"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("words", safehaven.foundation.sealed.SealedField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.staffsession",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workforce.staffsession",
                    ),
                ),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first__isnull", False),
                                ("kind", "two-places"),
                                ("second__isnull", False),
                                models.Q(("first", models.F("second")), _negated=True),
                            ),
                            models.Q(
                                models.Q(("kind", "two-places"), _negated=True),
                                ("first__isnull", True),
                                ("second__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="concern_about_two_places_names_two_sessions",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="concern_answer_says_what_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("outcome", ""),
                                ("words__isnull", True),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("words__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="concern_decision_says_who_when_what_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("staff")), _negated=True),
                            _connector="OR",
                        ),
                        name="concern_nobody_decides_about_themselves",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True), ("kind", "two-places")),
                        fields=("staff",),
                        name="concern_of_two_places_is_open_once_for_each",
                    ),
                ],
            },
        ),
    ]
