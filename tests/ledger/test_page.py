"""The page that shows whether the ledger holds, and what stands on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safehaven.ledger import sealer
from safehaven.ledger.examining import examine_if_due
from safehaven.ledger.models import Examination, Line
from safehaven.ledger.queries import ON_A_PAGE
from tests.ledger.stage import act, console, sealed_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(dora, signed_in):
    """The data protection officer's."""
    return signed_in(dora)


@pytest.fixture
def see(browser):
    """What she reads on the page."""
    return lambda query="": " ".join(browser.get(f"/ledger/{query}").content.decode().split())


def test_it_says_that_a_sound_ledger_holds(see):
    sealed_ledger()
    examine_if_due()

    assert "It holds" in see()


def test_it_says_what_is_wrong_with_a_broken_one(see):
    numbers = sealed_ledger()
    console(f"DELETE FROM ledger_line WHERE number = {numbers[5]}")
    examine_if_due()

    page = see()

    assert "The ledger does not hold" in page
    assert f"Line {numbers[5]}" in page
    assert "Taken out: 1 line sealed, and no longer there." in page


def test_it_says_when_nobody_has_examined_it(see):
    assert "Not examined yet" in see()


def test_lines_are_in_plain_words_and_name_no_person_supported(see, robin):
    page = see()

    assert "Ada Lovell" in page
    assert "Made the record" in page
    assert robin.reference in page
    assert [word for word in ("Robin", "Quillfeather", robin.initials) if f"{word}<" in page] == []


def test_a_line_that_cannot_be_read_is_shown_as_that(see):
    act()
    number = Line.objects.latest("number").number
    console(f"UPDATE ledger_line SET entry = 'nonsense' WHERE number = {number}")

    assert "This line cannot be read" in see()


def test_older_lines_are_on_further_pages(see):
    act(2 * ON_A_PAGE)
    newest = Line.objects.latest("number").number

    first = see()

    older = newest - ON_A_PAGE
    assert (f'href="?from={older}"' in first, "Newer lines" in first) == (True, False)
    assert f'href="?from={newest}"' in see(f"?from={older}")


@pytest.mark.parametrize(
    "nonsense", ["?from=x", "?from=-1", "?from=", "?from=99999999999999999999", "?from=²"]
)
def test_a_start_that_is_no_number_shows_the_newest(browser, nonsense):
    assert browser.get(f"/ledger/{nonsense}").status_code == 200


def test_the_page_asks_the_database_as_often_for_many_lines_as_for_few(see):
    sealed_ledger()
    few = _queries(see)
    act(30)

    assert _queries(see) == few


def test_the_answer_to_examine_it_now_comes_from_the_worker(see, browser):
    sealed_ledger()

    browser.post("/ledger/examine/")
    assert "An examination waits." in see()
    examine_if_due()

    assert "It holds" in see()


def test_asking_twice_asks_once(browser):
    for _ in range(2):
        browser.post("/ledger/examine/")

    assert Examination.objects.count() == 1


def test_the_newest_checkpoint_can_be_taken_away(browser):
    sealed_ledger()

    answer = browser.get("/ledger/checkpoint/")

    assert answer.content == sealer.newest_note()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert Line.objects.latest("number").act == "ledger:checkpoint_taken"


def test_there_is_no_checkpoint_to_take_before_the_first(browser):
    assert browser.get("/ledger/checkpoint/").status_code == 404


def test_those_who_do_not_watch_over_the_ledger_are_turned_away(ada, ivy, signed_in):
    answers = [
        signed_in(staff).get(place).status_code
        for staff in (ada, ivy)
        for place in ("/ledger/", "/ledger/checkpoint/")
    ]

    assert answers == [403] * 4


def test_they_cannot_have_it_examined_either(ada, signed_in):
    signed_in(ada).post("/ledger/examine/")

    assert Examination.objects.count() == 0


def _queries(see) -> int:
    with CaptureQueriesContext(connection) as asked:
        see()
    return len(asked)
