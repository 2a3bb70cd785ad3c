"""Let an organisation adopt policies, and say why it chose where they disagree.

Safe while the old release is still serving: the new column has a default in the database, and the old
release knows nothing of the new table.  Nothing to backfill; going back loses what was adopted.
"""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("policies", "0002_one_choice_at_a_moment"),
    ]

    operations = [
        migrations.AddField(
            model_name="parameterchoice",
            name="why",
            field=models.CharField(blank=True, db_default="", default="", max_length=400),
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pack", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("content", models.TextField()),
                ("adopted_at", models.DateTimeField(unique=True)),
                ("adopted_by", models.CharField(max_length=60)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_by", models.CharField(blank=True, default="", max_length=60)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("pack",),
                        name="policy_is_adopted_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ended_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="policy_left_says_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("adopted_at")),
                            _connector="OR",
                        ),
                        name="policy_is_left_after_it_was_adopted",
                    ),
                ],
            },
        ),
    ]
