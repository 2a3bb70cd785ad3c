"""The pages on which a policy's text is written, signed, published, compared and reviewed."""

import re

import pytest
from django.urls import reverse

from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from safehaven.publication.front import ask_for_signatures, write_draft
from safehaven.publication.models import PolicyText, Review, Signature
from safehaven.publication.states import State
from tests.publication.conftest import SECRET, TEXT, words

pytestmark = pytest.mark.django_db

TYPED = {
    "title": "How we look after what we know",
    "number": "DP-01",
    "sponsor": "the company secretary",
    "what_changed": "The first version.",
}


def at(name, policy="wy", **taken):
    return reverse(f"publication:{name}", kwargs={"policy": policy, **taken})


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def send(client, address, **typed):
    """Fill in the form of a page and send it."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(once|version|digest)" value="([^"]*)"', page))
    return client.post(address, hidden | typed)


def without_tokens(content):
    """A page without what is other each time it is made, the minute on a printed copy among it."""
    return re.sub(rb'value="[^"]*"|Printed [^\xc2]*', b"", content)


def test_from_a_first_draft_to_a_published_policy(wy, sid, dora, tom, signed_in):
    writes, first, second = map(signed_in, (sid, dora, tom))
    send(writes, at("write"), text=TEXT, **TYPED)
    send(writes, at("ask"))
    for one in (first, second):
        send(one, at("sign"), read="on")
    published = send(writes, at("publish"))

    assert published.headers["Location"] == at("text")
    assert PolicyText.objects.get().state == State.IN_FORCE
    page = text_of(writes.get(at("text")))
    assert "Dora Penhale" in page
    assert "Tom Truro" in page
    assert SECRET in page


def test_the_first_draft_begins_with_a_text_made_from_the_policy(wy, sid, signed_in):
    page = signed_in(sid).get(at("write")).content.decode()

    assert "{{clause:WY-overview-01}}" in page
    assert "::: staff" in page


def test_the_next_draft_begins_with_the_text_in_force(published, sid, signed_in):
    assert SECRET in signed_in(sid).get(at("write")).content.decode()


def test_a_look_saves_nothing_and_shows_the_boxes(wy, sid, signed_in):
    page = send(signed_in(sid), at("write"), text=TEXT, look="yes", **TYPED)

    assert "For staff only" in text_of(page)
    assert "It names 2 of " in text_of(page)
    assert PolicyText.objects.count() == 0


def test_a_text_that_names_no_clause_says_so(wy, sid, signed_in):
    page = send(signed_in(sid), at("write"), text="Be good.", look="yes", **TYPED)

    assert "It names no clause of the policy." in text_of(page)


def test_what_is_wrong_is_said_with_its_line_and_what_was_typed_stays(wy, sid, signed_in):
    page = send(signed_in(sid), at("write"), text="Good.\n::: staff\nHush {{faxx}}", **TYPED)

    assert "Line 2: this box for staff is never closed" in text_of(page)
    assert "Line 3: there is no setting “faxx”. Did you mean {{fax}}?" in text_of(page)
    assert "Hush {{faxx}}</textarea>" in page.content.decode()
    assert PolicyText.objects.count() == 0


def test_who_saves_second_is_told_and_overwrites_nothing(draft, sid, dora, signed_in):
    browser = signed_in(sid)
    old = browser.get(at("write")).content.decode()
    write_draft("wy", words("Dora’s."), revision=1, by=dora)
    [version] = re.findall(r'name="version" value="(\d+)"', old)

    page = browser.post(at("write"), TYPED | {"text": "Sid’s.", "version": version})

    assert "changed in another window or by a colleague" in text_of(page)
    assert PolicyText.objects.get().text == "Dora’s."


def test_who_wrote_it_is_offered_no_signature(asked, sid, signed_in):
    page = signed_in(sid).get(at("sign"))

    assert "You cannot sign this text" in text_of(page)
    assert 'name="digest"' not in page.content.decode()


def test_a_signature_sent_with_the_words_of_before_is_refused(asked, sid, dora, signed_in):
    browser = signed_in(dora)
    old = browser.get(at("sign")).content.decode()
    write_draft("wy", words("Other."), revision=1, by=sid)
    ask_for_signatures(PolicyText.objects.get(), by=sid)
    [digest] = re.findall(r'name="digest" value="([^"]*)"', old)

    page = browser.post(at("sign"), {"digest": digest, "read": "on"}, follow=True)

    assert "The text has changed since you opened it." in text_of(page)
    assert PolicyText.objects.get().digest in page.content.decode()
    assert Signature.objects.count() == 0


def test_nobody_signs_without_saying_that_they_read_it(asked, dora, signed_in):
    page = send(signed_in(dora), at("sign"))

    assert page.status_code == 200
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("page", ["write", "ask", "publish", "drop", "review", "names"])
def test_only_who_may_change_the_policy_writes(signed, ada, dora, signed_in, page):
    assert [signed_in(one).post(at(page)).status_code for one in (ada, dora)] == [403, 403]


def test_only_the_steering_group_reaches_the_page_to_sign(asked, ada, ivy, signed_in):
    assert [signed_in(one).get(at("sign")).status_code for one in (ada, ivy)] == [403, 403]


def test_whoever_signs_may_read_a_draft_and_is_told_that_it_is_one(draft, tom, signed_in):
    assert "This is a draft. Nothing in it is in force" in text_of(signed_in(tom).get(at("draft")))


@pytest.mark.parametrize("stranger", ["ada", "grace", "sam", "ivy"])
def test_to_other_staff_a_draft_does_not_exist(published, sid, signed_in, request, stranger):
    browser = signed_in(request.getfixturevalue(stranger))
    before = {page: browser.get(at(page)).content for page in ("text", "versions")}
    nothing_yet = browser.get(at("draft"))
    write_draft("wy", words(f"{TEXT} Nobody is to know of this yet."), revision=0, by=sid)

    refused = [browser.get(at(page)) for page in ("draft", "sign", "write", "publish", "ask", "drop")]
    answers = [
        *refused,
        browser.get(at("text")),
        browser.get(at("versions")),
        browser.get(reverse("publication:texts")),
    ]

    assert (nothing_yet.status_code, refused[0].status_code) == (404, 404)
    assert {one.status_code for one in refused} == {404, 403}
    assert not any(
        "Nobody is to know" in text_of(one) or "/draft/" in one.content.decode() for one in answers
    )
    assert without_tokens(before["text"]) == without_tokens(browser.get(at("text")).content)


def test_the_versions_are_kept_and_compared(published, sid, dora, tom, signed_in):
    browser = signed_in(sid)
    send(browser, at("write"), **TYPED | {"title": "A new title"}, text=TEXT.replace("orange", "green"))
    send(browser, at("ask"))
    for one in (dora, tom):
        send(signed_in(one), at("sign"), read="on")
    send(browser, at("publish"))

    versions = text_of(browser.get(at("versions")))
    changes = browser.get(at("changes", older=1, newer=2)).content.decode()
    old = text_of(browser.get(at("version", number=1)))
    assert "Version 2" in versions
    assert "With version 1" in versions
    assert re.search(r"<del>.*?orange</del><ins>.*? green</ins>", changes)
    assert "A new title" in changes
    assert "This version is not in force." in old
    assert SECRET in old


@pytest.mark.parametrize(("older", "newer"), [(1, 1), (2, 1), (1, 9), (0, 1)])
def test_versions_that_are_not_there_are_not_compared(published, ada, signed_in, older, newer):
    assert signed_in(ada).get(at("changes", older=older, newer=newer)).status_code == 404


def test_a_draft_is_no_version_yet(draft, ada, signed_in):
    assert signed_in(ada).get(at("version", number=1)).status_code == 404


def test_a_review_is_recorded_and_stands_with_its_reason(published, sid, signed_in):
    browser = signed_in(sid)
    send(browser, at("review"), why="I read it against this year’s law.")

    assert Review.objects.count() == 1
    assert "I read it against this year’s law." in text_of(browser.get(at("versions")))


def test_an_old_version_keeps_the_values_of_its_last_day(published, sid, dora, tom, signed_in):
    browser = signed_in(sid)
    choose(Parameter.RECORD_UPDATE_HOURS, "24", by=SYSTEM)
    in_force = text_of(browser.get(at("version", number=1)))
    send(browser, at("write"), **TYPED, text=TEXT)
    send(browser, at("ask"))
    for one in (dora, tom):
        send(signed_in(one), at("sign"), read="on")
    send(browser, at("publish"))
    choose(Parameter.RECORD_UPDATE_HOURS, "12", by=SYSTEM)

    old, new = (text_of(browser.get(at("version", number=number))) for number in (1, 2))

    assert "Written within 24 hours." in in_force
    assert ("Written within 24 hours." in old, "Written within 12 hours." in new) == (True, True)


def test_a_policy_nobody_wrote_says_so_and_that_nobody_signed(wy, ada, signed_in):
    page = text_of(signed_in(ada).get(at("text")))

    assert "Nobody has written a text for this policy yet" in page
    assert "no text of its own yet" in text_of(signed_in(ada).get(reverse("publication:texts")))


def test_the_desk_says_what_waits(asked, dora, tom, sid, signed_in):
    before = [text_of(signed_in(one).get("/")) for one in (dora, sid)]
    for one in (dora, tom):
        send(signed_in(one), at("sign"), read="on")
    after = [text_of(signed_in(one).get("/")) for one in (dora, sid)]

    assert ["Read and sign “How we" in page for page in before] == [True, False]
    assert ["Publish “How we" in page for page in before] == [False, False]
    assert ["Read and sign “How we" in page for page in after] == [False, False]
    assert ["Publish “How we" in page for page in after] == [False, True]
