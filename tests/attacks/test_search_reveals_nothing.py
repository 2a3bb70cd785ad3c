"""Attacks on search and on making records: a stranger learns nothing of who is known here."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safehaven.ledger.models import Line
from safehaven.records.front import NewRecord, close_record, create_record, search
from safehaven.records.models import SearchToken

ASKED = [
    "Quillfeather",
    "Robin Quillfeather",
    "Quillfether",
    "Qui",
    "27/3/1987",
    "SH-0001",
    "SH-0002",
    "Zebedee",
]


def observed(act):
    """What an outsider could compare: the answer, the shape of every query, the last line's facts."""
    with CaptureQueriesContext(connection) as queries:
        answer = act()
    verbs = [query["sql"].split()[0] for query in queries.captured_queries]
    return answer, verbs, Line.objects.latest("number").entry.split('"facts":')[1].split("}")[0]


@pytest.mark.parametrize("typed", ASKED)
def test_a_stranger_gets_the_answer_of_a_house_without_that_person(ada, sam, typed, request):
    search(typed, by=sam)  # the first of all reads keys
    without = observed(lambda: search(typed, by=sam))
    request.getfixturevalue("robin")

    assert observed(lambda: search(typed, by=sam)) == without


def test_the_fixture_could_leak(robin, ada):
    """The attack above finds somebody when it should: the test is not blind."""
    assert [search(typed, by=ada) for typed in ("Quillfeather", "SH-0001")] == [[robin], [robin]]


def test_a_former_worker_is_a_stranger(robin, ada, sam):
    close_record(robin, why="Moved away.", by=ada)

    assert search("Quillfeather", by=sam) == []


def test_making_a_record_for_somebody_known_to_others_looks_like_any_other(ada, sam, robin):
    def make(given_names, family_name, born):
        texts = {"given_names": given_names, "family_name": family_name, "date_of_birth": born}
        return lambda: create_record(NewRecord(texts), by=sam).state

    make("Osric", "Penhallow", "1955-05-05")()
    known = observed(make("Robin", "Quillfeather", "1987-03-27"))
    unknown = observed(make("Wren", "Zebedee", "1991-01-02"))

    assert known == unknown


def test_stored_tokens_hold_nothing_readable(robin):
    stored = b"".join(bytes(token) for token in SearchToken.objects.values_list("token", flat=True))

    readable = [
        word for word in (b"robin", b"quillfeather", b"19870327", b"1987-03-27") if word in stored.lower()
    ]
    assert (readable, len(stored) % 8, len(stored) > 0) == ([], 0, True)
