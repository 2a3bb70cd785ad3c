"""Deciding about found files: who may, what each decision leads to, and what is kept in clear."""

import uuid

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils.http import urlencode

from safehaven.access.front import take_house
from safehaven.foundation.operations import operation
from safehaven.ledger.front import write
from safehaven.ledger.models import Line
from safehaven.sweep import deciding
from safehaven.sweep.models import FoundFile, Place
from safehaven.sweep.operations import KEY, OPERATOR, Mattering, begin, keep_found
from safehaven.sweep.outcomes import Outcome
from safehaven.sweep.rules import NoPassword, NoReason, NoRecord, NoSuchFile, WrongMoment
from safehaven.sweep.states import Decision, State, Trouble
from safehaven.sweep.walking import Seen
from safehaven.workforce.models import StaffSession
from tests.house.probes import ago, change

pytestmark = pytest.mark.django_db

ROOT, PATH, OWNER = "/srv/Thistlewood drive", "plans/Robin Quillfeather.docx", "owner-quill"


def mattering(token: str = "a1", *, size: int = 10, digest: str = "digest-one", **outcome) -> Mattering:
    return Mattering(token, Seen(PATH, size, 5, OWNER), Outcome(**(outcome or {"certain": 1})), digest)


@pytest.fixture
def place() -> str:
    return begin(ROOT, again=False, on_a_cluster=False)


@pytest.fixture
def found(place) -> FoundFile:
    keep_found(place, [mattering()])
    return FoundFile.objects.get()


def test_what_is_kept_of_a_found_file_names_nothing(found):
    rows = str([*FoundFile.objects.values(), *Place.objects.values()])
    lines = str([*Line.objects.values()])

    assert [word for word in ("Quill", "plans", OWNER, "Thistle", "digest-one") if word in rows + lines] == []


def test_whoever_decides_sees_where_it_lies_and_the_ledger_says_that_they_looked(found, dora):
    one = deciding.open_found(found, by=dora)

    assert (one.place, one.folder, one.name, one.owner) == (ROOT, "plans", "Robin Quillfeather.docx", OWNER)
    assert Line.objects.filter(act="sweep:looked_at", about=found.ledger_name).count() == 1


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (Decision.FILE, State.ASKED),
        (Decision.PROTECT, State.TO_PROTECT),
        (Decision.SHRED, State.TO_SHRED),
        (Decision.LEAVE, State.LEFT),
    ],
)
def test_each_decision_leads_to_its_state(found, robin, dora, decision, state):
    decided = deciding.decide(found, decision, reason="A recipe", reference=robin.reference, by=dora)

    assert (decided.state, decided.decision, decided.decided_by) == (state, decision, dora)
    assert decided.record == (robin if decision is Decision.FILE else None)


def test_to_leave_a_file_takes_a_reason(found, dora):
    with pytest.raises(NoReason):
        deciding.decide(found, Decision.LEAVE, reason=" ", by=dora)


def test_a_record_that_is_not_there_is_refused(found, dora):
    with pytest.raises(NoRecord):
        deciding.decide(found, Decision.FILE, reference="SH-9999", by=dora)


def test_only_who_works_with_the_person_agrees_to_take_it_in(found, robin, dora, ada, sam):
    deciding.decide(found, Decision.FILE, reference=robin.reference, by=dora)

    for stranger in (sam, dora):
        with pytest.raises(NoSuchFile):
            deciding.agree(found, by=stranger)
    assert deciding.agree(found, by=ada).state == State.TO_FILE


def test_who_turns_it_down_gives_it_back(found, robin, dora, ada):
    deciding.decide(found, Decision.FILE, reference=robin.reference, by=dora)
    turned = deciding.turn_down(found, by=ada)

    assert (turned.state, turned.record, turned.trouble) == (State.WAITING, None, Trouble.TURNED_DOWN)


def test_a_decision_can_be_taken_back_before_anything_was_done(found, dora):
    deciding.decide(found, Decision.SHRED, by=dora)

    assert deciding.decide(found, Decision.PROTECT, by=dora).state == State.TO_PROTECT


@operation
def put(found: FoundFile, **columns) -> None:
    for column, value in columns.items():
        setattr(found, column, value)
    found.save()
    write("tests:put", by=OPERATOR)


@pytest.mark.parametrize("state", [State.PROTECTING, State.PROTECTED])
def test_what_is_being_done_or_done_is_not_decided_anew(found, dora, state):
    put(found, state=state)

    with pytest.raises(WrongMoment):
        deciding.decide(found, Decision.SHRED, by=dora)


def test_a_file_that_changed_is_decided_after_the_next_sweep(found, place, dora):
    put(found, trouble=Trouble.CHANGED)

    with pytest.raises(WrongMoment, match="after the next sweep"):
        deciding.decide(found, Decision.SHRED, by=dora)
    keep_found(place, [mattering(size=11, digest="d2")])
    assert deciding.decide(found, Decision.SHRED, by=dora).state == State.TO_SHRED


def test_a_decision_stands_while_the_file_is_the_same(found, place, dora):
    deciding.decide(found, Decision.SHRED, by=dora)
    keep_found(place, [mattering(digest="")])

    found.refresh_from_db()
    assert (found.state, found.decision) == (State.TO_SHRED, Decision.SHRED)


def test_a_decision_about_a_file_that_changed_does_not_count_any_more(found, place, dora):
    deciding.decide(found, Decision.SHRED, by=dora)
    keep_found(place, [mattering(size=11, digest="d2")])

    found.refresh_from_db()
    assert (found.state, found.decision, found.decided_by) == (State.WAITING, "", None)


def test_a_file_that_is_gone_waits_for_nobody_and_comes_back_undecided(found, place):
    keep_found(place, [])
    found.refresh_from_db()
    gone = found.state
    keep_found(place, [mattering()])

    found.refresh_from_db()
    assert (gone, found.state) == (State.GONE, State.WAITING)


def test_no_password_is_told_where_there_is_none(found, dora):
    with pytest.raises(NoPassword):
        deciding.tell_password(found, by=dora)


def test_the_password_of_a_copy_that_was_moved_is_still_told(found, place, dora, signed_in):
    seal_password(found)
    keep_found(place, [])
    page = signed_in(dora).post(f"/found-files/{found.pk}/password/", {"once": uuid.uuid4()})

    assert "a-password-of-ours" in page.content.decode()
    assert "Robin Quillfeather.docx" in signed_in(dora).get("/found-files/").content.decode()


def test_a_password_needs_the_second_factor_moments_ago_and_comes_back_to_the_file(found, dora, signed_in):
    seal_password(found)
    client, page = signed_in(dora), f"/found-files/{found.pk}/"
    change(StaffSession.objects.get(), verified_at=ago(minutes=30))

    answer = client.post(f"{page}password/", {}, headers={"referer": f"http://testserver{page}"})

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"{reverse('confirm')}?{urlencode({'next': page})}",
    )
    assert not Line.objects.filter(act="sweep:password_told").exists()


@operation
def seal_password(found: FoundFile) -> None:
    grant = take_house(KEY, by=OPERATOR, act="tests:put", about=[found])
    grant.seal(found, password="a-password-of-ours")
    found.save()


@pytest.mark.parametrize(
    ("columns", "promise"),
    [
        ({"decision": "shred"}, "found_file_decision_says_who_and_when"),
        ({"state": State.TO_FILE}, "found_file_is_filed_only_by_agreement_and_into_a_record"),
    ],
)
def test_the_database_holds_what_belongs_together(found, columns, promise):
    with pytest.raises(IntegrityError, match=promise):
        put(found, **columns)


# The pages.


def test_the_page_lists_what_was_found(found, dora, signed_in):
    page = signed_in(dora).get("/found-files/").content.decode()

    assert "Robin Quillfeather.docx" in page
    assert "Needs a decision" in page


def test_a_decision_is_made_on_the_page_of_the_file(found, dora, signed_in):
    answer = signed_in(dora).post(f"/found-files/{found.pk}/", {"decision": "protect", "once": uuid.uuid4()})

    found.refresh_from_db()
    assert (answer.status_code, found.state) == (302, State.TO_PROTECT)


def test_a_refused_decision_says_so_at_its_field(found, dora, signed_in):
    sent = {"decision": "file", "reference": "SH-9999", "once": uuid.uuid4()}
    page = signed_in(dora).post(f"/found-files/{found.pk}/", sent).content.decode()

    assert "There is no record with this reference" in page


def test_who_works_with_the_person_sees_it_and_nobody_else(found, robin, dora, ada, sam, signed_in):
    deciding.decide(found, Decision.FILE, reference=robin.reference, by=dora)
    address = f"/found-files/for-records/{found.pk}/"

    assert "Robin Quillfeather.docx" in signed_in(ada).get("/found-files/for-records/").content.decode()
    assert signed_in(ada).get(address).status_code == 200
    assert signed_in(sam).get(address).status_code == 404
    assert signed_in(ada).get(f"/found-files/{found.pk}/").status_code in {403, 404}
    signed_in(ada).post(f"{address}agree/", {"once": uuid.uuid4()})
    found.refresh_from_db()
    assert found.agreed_by == ada
