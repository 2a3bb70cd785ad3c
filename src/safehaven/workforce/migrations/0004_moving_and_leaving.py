"""Changes of team with a day, and when a leaver's account was closed.

The running release survives it: it neither reads nor writes what is added.  Whoever had left before counts as
closed at that moment, as the act of then closed everything at once.
"""

import uuid

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def note_who_left(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    gone = apps.get_model("workforce", "StaffMember").objects.filter(active_until__lte=timezone.now())
    models.QuerySet.update(gone, departed_at=models.F("active_until"))


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0003_version_of_staff"),
    ]

    operations = [
        migrations.CreateModel(
            name="Move",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("on", models.DateField()),
                ("planned_at", models.DateTimeField(default=timezone.now)),
                ("planned_by", models.CharField(max_length=60)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="staffmember",
            name="departed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="staffmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("departed_at__isnull", True), ("active_until__isnull", False), _connector="OR"
                ),
                name="staff_member_who_departed_has_an_end",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="begins_role",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workforce.roleholding",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="ends_role",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workforce.roleholding",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="joins",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workforce.teammembership",
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="leaves",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.teammembership"
            ),
        ),
        migrations.AddField(
            model_name="move",
            name="staff",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="moves", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="move",
            index=models.Index(fields=["staff", "on"], name="move_of_staff"),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_at__isnull", True), ("undone_at__isnull", True), _connector="OR"),
                name="move_is_done_or_undone_never_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("joins__isnull", True),
                    models.Q(("joins", models.F("leaves")), _negated=True),
                    _connector="OR",
                ),
                name="move_does_not_join_what_it_leaves",
            ),
        ),
        migrations.AddConstraint(
            model_name="move",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at__isnull", True), ("undone_at__isnull", True)),
                fields=("staff",),
                name="move_is_planned_once_at_a_time",
            ),
        ),
        migrations.RunPython(note_who_left, migrations.RunPython.noop),
    ]
