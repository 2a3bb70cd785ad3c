"""A policy adopted in another version after its text was written: the text is told to be old, and nothing parts."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.controls import CONTROLS, State
from safehaven.policies.front import adopt
from safehaven.publication.front import (
    ask_for_signatures,
    body_of,
    editions_in_force,
    publish,
    sign,
    write_draft,
)
from safehaven.publication.queries import current, draft_of
from safehaven.publication.rules import AnotherPolicy
from tests.policies.packs import bring_along
from tests.publication.conftest import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(monkeypatch, sid, dora, tom):
    """A policy of one clause with a published text, and a draft that is signed."""
    bring_along(monkeypatch, short="{ record_update_hours = 48 }")
    adopt("short", by=SYSTEM)
    for text in ("{{clause:SHORT-1}} First.", "{{clause:SHORT-1}} Second."):
        draft = write_draft("short", words(text), revision=0, by=sid)
        ask_for_signatures(draft, by=sid)
        for one in (dora, tom):
            sign(draft, digest=draft.digest, by=one)
        if "First" in text:
            publish(draft, by=sid)
    return "short"


def test_the_text_is_told_to_be_for_another_version_and_everybody_accepts_anew(monkeypatch, short):
    [before] = editions_in_force()
    assert not current(short).for_another_pack

    bring_along(monkeypatch, short="{ record_update_hours = 24 }")
    adopt(short, by=SYSTEM)

    [after] = editions_in_force()
    assert current(short).for_another_pack
    assert (after.version, after.digest == before.digest) == (before.version, False)
    assert "record: 24." in body_of(after, for_staff=False)


def test_nobody_signed_what_the_new_version_says(monkeypatch, short):
    assert CONTROLS["governance-signoff"].evidence().state is State.HOLDS

    bring_along(monkeypatch, short="{ record_update_hours = 24 }")
    adopt(short, by=SYSTEM)

    assert CONTROLS["governance-signoff"].evidence().state is State.ATTENTION


def test_a_signed_draft_for_the_version_before_is_not_published(monkeypatch, short, sid):
    bring_along(monkeypatch, short="{ record_update_hours = 24 }")
    adopt(short, by=SYSTEM)

    draft = draft_of(short)
    assert draft is not None
    with pytest.raises(AnotherPolicy, match="adopted in another version"):
        publish(draft, by=sid)
