"""A long timeline has pages, and each kind of entry can be looked at by itself: notes do not drown."""

import pytest
from django.urls import reverse

from safehaven.access.front import Ground, take
from safehaven.foundation.operations import operation
from safehaven.records.front import EntryKind, add_entry, note_on_timeline

KINDS = {
    "Rang.": EntryKind.CALL,
    "Thought.": EntryKind.NOTE,
    "Filed.": EntryKind.DOCUMENT,
    "Sent.": EntryKind.DISCLOSURE,
    "Closed.": EntryKind.RECORD,
}


@operation
def note(robin, text, kind, happened_at, by):
    grant = take(robin.key_id, by=by, about=[robin], act="records:opened", ground=Ground.CASELOAD)
    note_on_timeline(grant, robin, kind=kind, text=text, happened_at=happened_at, by=by)


@pytest.fixture
def see(robin, ada, words, signed_in):
    """What Ada sees of a timeline with an entry of each kind."""
    for text, kind in KINDS.items():
        note(robin, text, kind, words(text).happened_at, ada)
    client, url = signed_in(ada), reverse("records:record", kwargs={"record": robin.pk})

    def texts(**query):
        content = client.get(url, query).content.decode()
        return [text for text in KINDS if f"<p>{text}</p>" in content]

    return texts


@pytest.mark.parametrize(
    ("part", "seen"),
    [
        ("all", list(KINDS)),
        ("notes", ["Rang.", "Thought."]),
        ("documents", ["Filed."]),
        ("sharing", ["Sent."]),
        ("record", ["Closed."]),
        ("nonsense", list(KINDS)),
    ],
)
def test_a_part_shows_the_entries_of_its_kinds(see, part, seen):
    assert see(show=part) == seen


def test_without_a_choice_everything_is_shown(see):
    assert see() == list(KINDS)


def test_every_kind_of_entry_is_in_one_part():
    from safehaven.records import parts

    assert sorted(kind for kinds in parts._KINDS.values() for kind in kinds) == sorted(EntryKind)


def test_a_part_with_nothing_in_it_says_so(robin, ada, signed_in):
    url = reverse("records:record", kwargs={"record": robin.pk})

    content = signed_in(ada).get(url, {"show": "sharing"}).content.decode()

    assert ("Nothing of this kind is there yet" in content, "Nothing is written yet" in content) == (
        True,
        False,
    )


def test_the_newest_fifty_come_first_and_the_part_stays_from_page_to_page(robin, ada, words, signed_in):
    for number in range(51):
        add_entry(robin, words(f"Rang {number}.", hours_ago=51 - number), by=ada)
    client, url = signed_in(ada), reverse("records:record", kwargs={"record": robin.pk})

    first, second = (client.get(url, {"show": "notes", "page": page}).content.decode() for page in (1, 2))

    assert [page.count("<p>Rang ") for page in (first, second)] == [50, 1]
    assert ("<p>Rang 0.</p>" in first, "<p>Rang 0.</p>" in second) == (False, True)
    assert "?show=notes&amp;page=2" in first
