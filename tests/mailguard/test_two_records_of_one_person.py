"""Two records of one person, the second with another team: what the sender is told, and when it goes after all."""

from uuid import uuid4

import pytest

from safehaven.mailguard import working
from safehaven.mailguard.checks import Matter, examine
from safehaven.mailguard.letters import read
from safehaven.mailguard.operations.deciding import look_at
from safehaven.mailguard.states import Mark, State
from safehaven.records.front import ContactKind, NewRecord, add_contact_point, create_record
from safehaven.records.models import PossibleDuplicate
from safehaven.records.operations.comparing import compare, judge
from safehaven.records.states import Verdict
from safehaven.workforce.front import Role
from tests.cast import ROBIN
from tests.lawfulness.agreeing import agreed, paused
from tests.mailguard.house import mail
from tests.mailguard.taking_in import let_be_shared, raw, taken_in

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
TEXT = "Robin Quillfeather, born 27 March 1987, fears the wasps."


@pytest.fixture
def second(robin, ada, sam, roll):
    """Sam's record of the same person; nobody has said so yet, and Robin agreed to both."""
    found = create_record(NewRecord(ROBIN), by=sam)
    agreed(robin, ada)
    roll.build()
    return found


@pytest.fixture
def judged(robin, second, dora):
    """What the data protection officer says of the two."""
    compare(second)

    def say(verdict):
        judge(PossibleDuplicate.objects.get(), verdict, by=dora)

    return say


def ruling(by, text=TEXT, **more):
    return examine(Matter(by, (OUTSIDE,), read(raw(mail(by.email, OUTSIDE, text, **more)))))


def why_not_yours(found):
    return next(one for one in found.findings if one.mark is Mark.NOT_YOURS)


def test_where_the_same_words_fit_ones_own_person_the_hold_says_what_may_be_the_matter(second, ada):
    found = ruling(ada)

    finding = why_not_yours(found)
    assert "there may be two records of one person" in finding.why
    assert "data protection officer" in finding.clears
    assert Mark.SEVERAL not in found.marks
    assert found.holds


def test_it_tells_nothing_of_the_other_record(second, ada):
    told = ruling(ada).as_text().replace(str(second.pk), "")

    assert [word for word in (second.reference, "Sam", "Lighthouse") if word in told] == []


def test_it_reads_the_same_whether_the_other_is_paused_or_not(second, ada, sam):
    before = why_not_yours(ruling(ada))
    paused(second, sam)

    assert why_not_yours(ruling(ada)) == before


def test_a_word_that_fits_the_other_record_alone_is_not_said_to_fit_both(second, ada, sam, roll):
    add_contact_point(second, ContactKind.PHONE, "07700 900123", once=uuid4(), by=sam)
    roll.build()
    found = ruling(ada, f"{TEXT} Ring 07700 900123.")

    assert "two records" not in why_not_yours(found).why
    assert Mark.SEVERAL in found.marks


def test_nor_is_that_said_to_somebody_who_works_with_neither(second, member, harbour):
    noor = member("Noor Napier", Role.CASEWORKER, team=harbour)

    assert "two records" not in why_not_yours(ruling(noor)).why


def test_once_both_are_of_one_person_it_is_judged_by_ones_own_record(robin, judged, ada):
    judged(Verdict.SAME)

    found = ruling(ada)

    assert found.people == (str(robin.pk),)
    assert Mark.NOT_YOURS not in found.marks
    assert "whom you do not work with" not in found.as_text()


def test_so_it_can_be_sent(judged, ada):
    judged(Verdict.SAME)
    taken = taken_in(ada, OUTSIDE, text=TEXT)
    working.judge_waiting()
    taken.refresh_from_db()
    let_be_shared(taken, ada)

    assert taken.state == State.HELD  # it tells who somebody is, as before
    assert look_at(taken, by=ada).stopped == ()


def test_two_different_people_stay_two(judged, ada):
    judged(Verdict.DIFFERENT)

    assert Mark.NOT_YOURS in ruling(ada).marks


def test_a_word_that_the_other_record_alone_has_still_holds_it(judged, second, ada, sam, roll):
    judged(Verdict.SAME)
    add_contact_point(second, ContactKind.PHONE, "07700 900123", once=uuid4(), by=sam)
    roll.build()

    assert Mark.NOT_YOURS in ruling(ada, f"{TEXT} Ring 07700 900123.").marks


def test_where_the_use_of_the_other_record_is_paused_nothing_about_the_person_leaves(
    judged, second, ada, sam
):
    judged(Verdict.SAME)
    paused(second, sam)
    taken = taken_in(ada, OUTSIDE, text=TEXT)
    working.judge_waiting()
    taken.refresh_from_db()
    let_be_shared(taken, ada)

    [stopped] = look_at(taken, by=ada).stopped
    assert "nothing about them may leave now" in stopped.why
    assert "pause" not in stopped.why
    assert second.reference not in stopped.why


def test_to_somebody_who_works_with_neither_the_judgement_changes_nothing(judged, member, harbour):
    judged(Verdict.SAME)
    noor = member("Noor Napier", Role.CASEWORKER, team=harbour)

    assert len(ruling(noor).people) == 2
