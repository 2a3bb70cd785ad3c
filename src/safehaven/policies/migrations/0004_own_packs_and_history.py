"""Keep policies of the organisation's own, and how clauses stood over time.

Safe while the old release is still serving: it knows nothing of the two new tables.  Going back loses them.
"""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("policies", "0003_policies_are_adopted"),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnPack",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pack", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("digest", models.CharField(max_length=64)),
                ("content", models.TextField()),
                ("added_at", models.DateTimeField()),
                ("added_by", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pack", "version"), name="policy_of_our_own_has_each_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("pack", models.CharField(max_length=40)),
                ("clause", models.CharField(max_length=60)),
                ("state", models.CharField(max_length=20)),
                ("figures", models.JSONField(blank=True, default=dict)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["pack", "clause", "since"], name="standing_by_clause"),
                    models.Index(fields=["pack", "since"], name="standing_by_moment"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("pack", "clause"),
                        name="clause_stands_in_one_way_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="clause_stood_from_earlier_until_later",
                    ),
                ],
            },
        ),
    ]
