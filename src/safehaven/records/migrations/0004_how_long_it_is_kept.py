"""Say of a closed record how long it is kept: a rule, and the year that it counts from.

Safe while the old release is still serving, but for one thing: it cannot reopen a record that the new release
closed, because it would leave the rule behind.  Records that were closed before have no rule: only their key tells
the date of birth, so a manager's list shows them as not known.  Going back loses the rules and nothing else.
"""

from __future__ import annotations

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_through_which_team"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="record",
            name="keep_from",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="record",
            name="keep_rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("adult", "The record of an adult"),
                    ("child", "The record of a child"),
                    ("nearly", "The record of a child of 17"),
                    ("unknown", "Not known: there is no date of birth"),
                ],
                db_default="",
                default="",
                max_length=7,
            ),
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("keep_from__isnull", True), ("keep_rule", "")),
                    models.Q(("keep_from__isnull", True), ("keep_rule", "unknown"), ("state", "closed")),
                    models.Q(
                        ("keep_from__isnull", False),
                        ("state", "closed"),
                        ("keep_rule__in", ["adult", "child", "nearly"]),
                    ),
                    _connector="OR",
                ),
                name="record_is_kept_by_a_rule_only_once_it_is_closed",
            ),
        ),
    ]
