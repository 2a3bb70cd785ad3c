"""Several questions in one query are answered as each would be alone, by either database."""

from datetime import UTC, datetime

import pytest
from django.db.models import TextField, Value

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.together import Asking, Together, moment_in
from safehaven.policies.front import Adoption, Parameter, adopt, choose
from safehaven.policies.models import ParameterChoice
from safehaven.policies.queries import asking_what_was_said, said, what_was_said
from safehaven.workforce.front import StaffMember

pytestmark = pytest.mark.django_db


def together(askings):
    return Together(lambda: askings).ask()


CHOICES = Asking(ParameterChoice.objects.all(), ("parameter", "value", "chosen_at"))


def test_each_question_gets_its_own_rows_in_one_query(ada, grace, django_assert_num_queries):
    choose(Parameter.UNDO_SECONDS, "60", by=SYSTEM)
    staff = Asking(StaffMember.objects.all(), ("pk", "name"))
    with django_assert_num_queries(1):
        choices, people, adoptions = together(
            [CHOICES, staff, Asking(Adoption.objects.all(), ("pack", "ended_at"))]
        )

    assert [row[:2] for row in choices] == [["undo_seconds", "60"]]
    assert {name for _, name in people} == {"Ada Lovell", "Grace Hopwood"}
    assert adoptions == []


def test_a_moment_comes_back_as_it_was_to_the_microsecond(db):
    choose(Parameter.UNDO_SECONDS, "60", by=SYSTEM)
    [[[_, _, text]]] = together([CHOICES])

    assert moment_in(text) == ParameterChoice.objects.get().chosen_at


@pytest.mark.parametrize(
    "text", ["2026-11-26 09:30:00", "2026-11-26T09:30:00+00:00", "2026-11-26T10:30:00+01:00"]
)
def test_a_moment_is_read_as_either_database_writes_it(text):
    assert moment_in(text) == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def test_no_moment_stays_none(db):
    adopt("ju", by=SYSTEM)

    assert moment_in(together([Asking(Adoption.objects.all(), ("ended_at",))])[0][0][0]) is None


@pytest.mark.parametrize(
    "text", ["It’s “said”, déjà vu", 'a "quoted" \\ word', "two\nlines\ttabbed", "🦉", ""]
)
def test_words_come_back_to_the_letter(text):
    words = ParameterChoice.objects.annotate(words=Value(text, TextField()))
    choose(Parameter.UNDO_SECONDS, "60", by=SYSTEM)

    assert together([Asking(words, ("words",))]) == [[[text]]]


def test_nothing_is_kept(db):
    before = together([CHOICES])
    choose(Parameter.UNDO_SECONDS, "60", by=SYSTEM)

    assert (before, len(together([CHOICES])[0])) == ([[]], 1)


def test_what_was_said_is_the_same_asked_alone_or_together(db):
    for pack in ("wy", "ju"):
        adopt(pack, by=SYSTEM)
    for seconds in ("60", "90"):
        choose(Parameter.UNDO_SECONDS, seconds, by=SYSTEM)

    assert what_was_said(*together(asking_what_was_said())) == said()
    assert said().number(Parameter.UNDO_SECONDS) == 90
