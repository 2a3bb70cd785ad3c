"""A table of what is told of changed ways into accounts.  The release before goes on running: it does not know the table."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0007_names_tried"),
    ]

    operations = [
        migrations.CreateModel(
            name="WayInNotice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("address", models.EmailField(max_length=254)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("link", "A link to choose a new password was made"),
                            ("reset", "The second factor was taken away, to set up another"),
                            ("address", "The e-mail address was changed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("done_by", models.CharField(max_length=60)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("not_before", models.DateTimeField(default=django.utils.timezone.now)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "staff",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="way_in_notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "id"],
                "indexes": [
                    models.Index(fields=["sent_at", "not_before"], name="way_in_notice_by_time"),
                    models.Index(fields=["to", "-made_at"], name="way_in_notice_by_reader"),
                ],
            },
        ),
    ]
