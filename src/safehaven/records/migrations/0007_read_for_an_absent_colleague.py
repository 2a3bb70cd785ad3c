"""Let somebody read the records of an absent colleague, up to a moment.

Safe while the old release is still serving: both columns may be empty, and the old release writes none.  It would take
what the new one lends for ordinary work, so lend nothing before it has stopped.  Going back loses who read until when.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_clauses_over_many_records"),
        ("workforce", "0006_concerns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="read_over_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="assignment",
            name="read_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("read_over_at__isnull", True), ("read_until__isnull", True)),
                    models.Q(("ends_on__isnull", False), ("read_until__isnull", False)),
                    _connector="OR",
                ),
                name="assignment_that_only_reads_has_an_end",
            ),
        ),
    ]
