"""Through which team somebody came to a person, and what outlasts a change of team.

The running release survives it: the new column may be empty, and what it writes has none.  Such work ends with
any change of team, until a manager keeps it.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import safehaven.foundation.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_what_was_written_stays"),
        ("workforce", "0004_moving_and_leaving"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="team",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.team"
            ),
        ),
        migrations.CreateModel(
            name="Kept",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("why_text", safehaven.foundation.sealed.SealedField()),
                ("kept_at", models.DateTimeField()),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept",
                        to="records.assignment",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.move"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assignment", "move"), name="kept_once_for_each_assignment_and_move"
                    )
                ],
            },
        ),
    ]
