"""Signing: by members of the steering group, other than who wrote it, under these very words."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.ledger.models import Line
from safehaven.policies.front import Parameter, choose, leave
from safehaven.publication.front import ask_for_signatures, publish, sign, write_draft
from safehaven.publication.models import PolicyText, Signature
from safehaven.publication.queries import good_signatures
from safehaven.publication.rules import (
    AnotherPolicy,
    MayNotSign,
    NotInForce,
    NotSignedEnough,
    OtherWords,
    OwnWords,
    SignedAlready,
    WrongMoment,
)
from safehaven.publication.states import State
from safehaven.workforce.front import Role
from tests.publication.conftest import behind_our_back, words

pytestmark = pytest.mark.django_db


def test_a_signature_is_a_line_and_binds_the_words(asked, dora):
    signature = sign(asked, digest=asked.digest, by=dora)

    line = Line.objects.latest("number")
    assert (line.act, line.by, line.about) == ("publication:signed", dora.ledger_name, asked.ledger_name)
    assert asked.digest in line.entry
    assert signature.digest == asked.fingerprint()


def test_nobody_signs_what_they_wrote(asked, sid):
    with pytest.raises(OwnWords, match="somebody else must sign"):
        sign(asked, digest=asked.digest, by=sid)

    assert Signature.objects.count() == 0


def test_nobody_signs_what_they_wrote_on_even_if_somebody_else_wrote_last(draft, dora, sid):
    write_draft("wy", words("Dora’s."), revision=1, by=dora)
    text = write_draft("wy", words("Sid’s."), revision=2, by=sid)
    ask_for_signatures(text, by=sid)

    with pytest.raises(OwnWords):
        sign(text, digest=text.digest, by=dora)


def test_a_signature_of_somebody_who_wrote_on_it_later_counts_no_more(signed, dora, sid):
    text = write_draft("wy", words(), revision=1, by=dora)
    ask_for_signatures(text, by=sid)

    assert text.digest == signed.digest
    assert [one.signed_by.name for one in good_signatures(text)] == ["Tom Truro"]


def test_nobody_signs_twice(asked, dora):
    sign(asked, digest=asked.digest, by=dora)

    with pytest.raises(SignedAlready, match="counts once"):
        sign(asked, digest=asked.digest, by=dora)


def test_nobody_signs_words_other_than_those_they_read(asked, dora, sid):
    seen = asked.digest
    text = write_draft("wy", words("Other."), revision=1, by=sid)
    ask_for_signatures(text, by=sid)

    with pytest.raises(OtherWords, match="Read it again"):
        sign(text, digest=seen, by=dora)


def test_nobody_signs_before_they_are_asked(draft, dora):
    with pytest.raises(WrongMoment):
        sign(draft, digest=draft.digest, by=dora)


@pytest.mark.parametrize(
    "role", [Role.CASEWORKER, Role.MANAGER, Role.IT_ADMINISTRATOR, Role.GOVERNANCE_OFFICER]
)
def test_only_the_steering_group_signs(asked, member, role):
    with pytest.raises(MayNotSign):
        sign(asked, digest=asked.digest, by=member("Nell Archer", role))


@pytest.mark.parametrize(
    "role",
    [Role.CHIEF_EXECUTIVE, Role.CALDICOTT_GUARDIAN, Role.SIRO, Role.TRUSTEE, Role.DATA_PROTECTION_OFFICER],
)
def test_each_of_the_steering_group_may(asked, member, role):
    assert sign(asked, digest=asked.digest, by=member("Nell Archer", role)).digest == asked.digest


def test_one_signature_is_not_enough(asked, dora, sid):
    sign(asked, digest=asked.digest, by=dora)

    with pytest.raises(NotSignedEnough, match="1 of 2 signatures"):
        publish(asked, by=sid)

    asked.refresh_from_db()
    assert asked.state == State.ASKED


def test_how_many_are_needed_is_what_the_policy_says_at_that_moment(signed, sid, member):
    choose(Parameter.SIGNATURES_NEEDED, "3", by=SYSTEM)

    with pytest.raises(NotSignedEnough, match="2 of 3 signatures"):
        publish(signed, by=sid)

    sign(signed, digest=signed.digest, by=member("Cal Dunmore", Role.CALDICOTT_GUARDIAN))
    assert publish(signed, by=sid).state == State.IN_FORCE


def test_what_nobody_asked_to_sign_is_not_published(draft, sid):
    with pytest.raises(WrongMoment, match="Ask for signatures first"):
        publish(draft, by=sid)


def test_a_change_after_signing_needs_the_signatures_again(signed, sid):
    text = write_draft("wy", words("Other."), revision=1, by=sid)
    ask_for_signatures(text, by=sid)

    with pytest.raises(NotSignedEnough, match="0 of 2"):
        publish(text, by=sid)


@pytest.mark.parametrize("column", ["text", "title", "number", "sponsor", "what_changed"])
def test_a_change_behind_our_back_needs_the_signatures_again(signed, sid, column):
    behind_our_back(lambda: PolicyText.objects.update(**{column: "Slipped in."}))

    with pytest.raises(NotSignedEnough, match="0 of 2"):
        publish(signed, by=sid)


def test_signatures_under_the_stored_digest_of_other_words_do_not_count(signed, sid):
    behind_our_back(lambda: PolicyText.objects.update(text="Slipped in.", digest=signed.digest))

    with pytest.raises(NotSignedEnough):
        publish(signed, by=sid)


def test_publishing_replaces_the_version_before_and_keeps_it(published, sid, dora, tom):
    text = write_draft("wy", words("Other."), revision=0, by=sid)
    ask_for_signatures(text, by=sid)
    for one in (dora, tom):
        sign(text, digest=text.digest, by=one)
    publish(text, by=sid)

    published.refresh_from_db()
    assert (published.state, published.text.startswith("# How we keep it")) == (State.SUPERSEDED, True)
    assert published.superseded_at == PolicyText.objects.get(state=State.IN_FORCE).issued_at
    acts = list(Line.objects.order_by("-number").values_list("act", flat=True)[:2])
    assert acts == ["publication:published", "publication:superseded"]


def test_what_is_published_is_not_published_again(published, sid):
    with pytest.raises(WrongMoment):
        publish(published, by=sid)


def test_a_text_for_an_older_version_of_the_policy_is_not_published(signed, sid):
    behind_our_back(lambda: PolicyText.objects.update(pack_digest="0" * 64))
    text = PolicyText.objects.get()
    behind_our_back(lambda: Signature.objects.update(digest=text.fingerprint()))

    with pytest.raises(AnotherPolicy, match="adopted in another version"):
        publish(signed, by=sid)


def test_nothing_is_signed_or_published_once_the_policy_was_left(signed, sid, dora):
    leave("wy", by=SYSTEM)

    with pytest.raises(NotInForce):
        publish(signed, by=sid)
    with pytest.raises(NotInForce):
        sign(signed, digest=signed.digest, by=dora)
