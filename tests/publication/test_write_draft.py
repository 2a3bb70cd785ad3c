"""Writing the next version of a policy's text."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import adopt
from safehaven.publication.front import write_draft
from safehaven.publication.models import PolicyText, Writing
from safehaven.publication.operations import drop
from safehaven.publication.rules import NothingWritten, NotInForce, SavedByAnother, TextRefused, WrongMoment
from safehaven.publication.states import State
from tests.publication.conftest import SECRET, words

pytestmark = pytest.mark.django_db


def test_a_draft_leaves_a_line_without_its_words(draft, sid):
    line = Line.objects.latest("number")

    assert (line.act, line.by, line.about) == (
        "publication:draft_written",
        sid.ledger_name,
        draft.ledger_name,
    )
    assert [text for text in (SECRET, draft.title, "secretary") if text in line.entry] == []


def test_a_change_is_the_same_version_and_names_who_wrote_on_it(draft, sid, dora):
    changed = write_draft("wy", words("Other."), revision=1, by=dora)

    assert (changed.pk, changed.version, changed.revision, changed.text) == (draft.pk, 1, 2, "Other.")
    assert [one.written_by for one in Writing.objects.order_by("written_at")] == [sid, dora]
    assert changed.digest != draft.digest


@pytest.mark.parametrize("revision", [0, 2, 17])
def test_who_did_not_see_the_draft_as_it_is_overwrites_nothing(draft, dora, revision):
    with pytest.raises(SavedByAnother, match="A colleague saved this text"):
        write_draft("wy", words("Other."), revision=revision, by=dora)

    draft.refresh_from_db()
    assert (draft.revision, Writing.objects.count()) == (1, 1)


def test_a_change_while_signatures_are_asked_for_takes_it_back_to_the_writers(asked, sid):
    assert write_draft("wy", words("Other."), revision=1, by=sid).state == State.DRAFT


def test_a_text_that_could_not_be_published_is_not_kept(wy, sid):
    with pytest.raises(TextRefused, match="Line 1: this box for staff is never closed"):
        write_draft("wy", words(f"::: staff\n{SECRET}"), revision=0, by=sid)

    assert PolicyText.objects.count() == 0


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("number", "Give the policy a number"),
        ("title", "Give the policy a title"),
        ("sponsor", "which role answers"),
        ("what_changed", "what is other than before"),
    ],
)
def test_everything_at_the_head_must_be_said(wy, sid, missing, sentence):
    with pytest.raises(NothingWritten, match=sentence):
        write_draft("wy", words(**{missing: " \n "}), revision=0, by=sid)


@pytest.mark.parametrize("policy", ["ju", "nothing"])
def test_what_is_not_in_force_has_no_text(wy, sid, policy):
    with pytest.raises(NotInForce):
        write_draft(policy, words(), revision=0, by=sid)


def test_lines_end_alike_whatever_browser_sent_them(wy, sid):
    text = write_draft("wy", words("One.\r\n\r\n::: staff\r\nTwo.\r\n:::\r\n"), revision=0, by=sid)

    assert text.text == "One.\n\n::: staff\nTwo.\n:::"


def test_the_next_version_has_the_next_number_even_after_one_was_given_up(draft, sid):
    drop(draft, by=sid)

    assert write_draft("wy", words(), revision=0, by=sid).version == 2


def test_what_was_given_up_is_not_given_up_again(draft, sid):
    drop(draft, by=sid)

    with pytest.raises(WrongMoment, match="Only a text that is on its way"):
        drop(draft, by=sid)


def test_a_published_text_cannot_be_given_up(published, sid):
    with pytest.raises(WrongMoment):
        drop(published, by=sid)


def test_two_policies_are_written_side_by_side(draft, sid):
    adopt("ju", by=SYSTEM)
    other = write_draft("ju", words("Another policy."), revision=0, by=sid)

    assert PolicyText.objects.filter(state=State.DRAFT).count() == 2
    assert (other.version, draft.version) == (1, 1)
