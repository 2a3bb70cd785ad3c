"""A hold says each thing once, offers what is there, and leads to the pages that help."""

import re
import uuid

import pytest
from django.urls import reverse

from safehaven.directory.front import block_address
from safehaven.mailguard import working
from tests.lawfulness.agreeing import paused
from tests.mailguard.taking_in import let_be_shared, taken_in

pytestmark = pytest.mark.django_db
OUTSIDE = "tess@saltmarsh.example"
BOTH = ["tess@saltmarsh.example", "una@lowtide.example"]
DIRECTORY, HELP = reverse("directory:list"), reverse("advice:ask")


@pytest.fixture
def known(roll, robin):
    roll.build()
    return roll


def judged(by, *to, **told):
    taken = taken_in(by, *to or (OUTSIDE,), **told)
    working.judge_waiting()
    taken.refresh_from_db()
    return taken


def shown(signed_in, by, held):
    """What stands between the head and the foot of the page of a message."""
    page = signed_in(by).get(reverse("mailguard:message", kwargs={"submission": held.pk})).content.decode()
    return re.search(r"<main.*</main>", page, re.DOTALL)[0]


def sentences(page):
    words = " ".join(re.sub(r"<[^>]+>", "\n", page).split(" "))
    return [one.strip() for line in words.splitlines() for one in line.split(". ") if len(one.split()) > 4]


def test_a_hold_that_is_stopped_offers_only_what_can_be_done_now(known, ada, signed_in):
    page = shown(signed_in, ada, judged(ada))

    assert "Send it protected" not in page
    assert "Once that is done, you can send it in files with a password" in page


def test_no_sentence_stands_twice(known, ada, sam, signed_in):
    pages = [shown(signed_in, by, judged(by, *BOTH)) for by in (ada, sam)]
    held = judged(ada, *BOTH)
    let_be_shared(held, ada)
    said = [sentences(page) for page in (*pages, shown(signed_in, ada, held))]

    answers = {"I have looked at this, and it is right", "This is a mistake: do not send the message"}
    assert [[one for one in page if page.count(one) > 1 and one not in answers] for page in said] == [[]] * 3


def test_an_address_to_check_leads_to_the_directory(known, ada, signed_in):
    held = judged(ada)
    before = shown(signed_in, ada, held)
    let_be_shared(held, ada)

    assert [f'href="{DIRECTORY}"' in page for page in (before, shown(signed_in, ada, held))] == [True, True]


def test_somebody_elses_person_leads_to_help_that_knows_of_this_message(known, sam, signed_in):
    held = judged(sam)
    page = shown(signed_in, sam, held)

    assert f'href="{HELP}?from=%2Fmail%2F{held.pk}%2F"' in page


def test_a_paused_record_is_opened_from_there(known, ada, robin, signed_in):
    paused(robin, ada)
    page = shown(signed_in, ada, judged(ada))

    assert f'href="{reverse("records:record", kwargs={"record": robin.pk})}"' in page
    assert "Once that is done" not in page


def test_a_blocked_address_leads_to_the_list(known, ada, signed_in):
    block_address(OUTSIDE, "It belongs to somebody else now.", once=uuid.uuid4(), by=ada)

    assert f'href="{reverse("directory:blocked")}"' in shown(signed_in, ada, judged(ada, text="At three."))


def test_under_a_colleagues_name_ones_own_name_comes_first(known, ada, grace, signed_in):
    page = shown(signed_in, ada, judged(ada, text="At three.", shown="Grace Hopwood"))

    assert page.index("Send it in my own name") < page.index("send it protected")
    assert "Send it protected" not in page
    assert "as it is" not in page


def test_what_tells_who_somebody_is_is_protected_first(known, ada, grace, signed_in):
    held = judged(ada, shown="Grace Hopwood")
    let_be_shared(held, ada)
    page = shown(signed_in, ada, held)

    assert page.index("Send it protected") < page.index("Send it in my own name")
