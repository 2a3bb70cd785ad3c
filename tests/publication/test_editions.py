"""What other parts of the house are told: each adopted policy, in the version that is in force."""

import pytest

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import adopt, leave
from safehaven.policies.library import shipped
from safehaven.publication.front import Edition, EditionGone, body_of, editions_in_force
from safehaven.publication.models import PolicyText
from tests.publication.conftest import SECRET, behind_our_back

pytestmark = pytest.mark.django_db


def test_nothing_adopted_is_no_edition():
    assert editions_in_force() == []


def test_every_adopted_policy_is_an_edition_even_where_nobody_wrote_its_text():
    for pack in sorted(shipped()):
        adopt(pack, by=SYSTEM)

    found = editions_in_force()

    assert sorted((one.policy, one.title, one.version) for one in found) == sorted(
        (name, edition.pack.title, edition.pack.version) for name, edition in shipped().items()
    )
    assert len({one.digest for one in found}) == len(shipped())


def test_a_published_text_is_another_edition(wy, published):
    [edition] = editions_in_force()

    assert edition == Edition("wy", "How we look after what we know", "1", edition.digest)
    assert SECRET in body_of(edition, for_staff=True)
    assert SECRET not in body_of(edition, for_staff=False)


def test_a_draft_changes_no_edition(wy, request):
    before = editions_in_force()

    request.getfixturevalue("signed")

    assert editions_in_force() == before


def test_an_edition_that_is_over_has_no_body(wy, request):
    [before] = editions_in_force()

    request.getfixturevalue("published")

    with pytest.raises(EditionGone, match="not in force any more"):
        body_of(before, for_staff=False)


def test_a_policy_that_was_left_is_no_edition(wy, published):
    [edition] = editions_in_force()
    leave("wy", by=SYSTEM)

    assert editions_in_force() == []
    with pytest.raises(EditionGone):
        body_of(edition, for_staff=True)


def test_words_that_change_behind_our_back_are_another_edition(published):
    [before] = editions_in_force()

    behind_our_back(lambda: PolicyText.objects.update(text=published.text + "\nMore."))

    assert editions_in_force() != [before]
