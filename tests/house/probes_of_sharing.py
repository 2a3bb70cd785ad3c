"""Probes of what changes in sharing; `probes.py` says what a probe is."""

from __future__ import annotations

import uuid
from contextlib import suppress

from safehaven.disclosure.models import Disclosure, Item, Message
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.releasing import release
from safehaven.disclosure.states import Channel
from safehaven.documents.front import Scan
from safehaven.foundation.actors import SYSTEM
from safehaven.policies.front import Parameter, choose
from tests.disclosure.calls import filled, rung, urgent
from tests.disclosure.conftest import fill, work
from tests.disclosure.test_receipt import link_in
from tests.house.probes import Get, change, in_the_way, page, probe, refused


@probe(Parameter.AUTHORISE_TELEPHONE, "anybody", "senior")
def whether_a_senior_is_asked_about_a_call(get):
    return in_the_way(filled(rung(get("robin"), get("ada"), urgent()), get("board"), get("ada")), get("ada"))


@probe(Parameter.CALLBACK, "known_number", "switchboard_only")
def whether_a_direct_line_is_rung(get):
    line = get("direct_line")
    call = filled(rung(get("robin"), get("ada"), urgent()), line, get("ada"), "01632 960002")
    return in_the_way(call, get("ada"))


@probe(Parameter.TELEPHONE_DEFAULT, "after_checks", "written_request")
def what_a_caller_hears(get):
    call = rung(get("robin"), get("ada"))
    return "I asked them to write" in page(get, "disclosure:call", disclosure=call.pk)


@probe(Parameter.FAX, "allowed", "never")
def what_somebody_hears_who_wants_to_fax(get):
    return refused(
        lambda: drafting.begin(get("robin"), Channel.FAX, once=uuid.uuid4(), by=get("ada"))
    ), "never goes by fax" in page(get, "disclosure:ways")


def a_draft(
    get: Get, contact: str = "mailbox", address: str = "tess.marlowe@saltmarsh.example"
) -> Disclosure:
    """A draft of Ada's that is complete."""
    begun = drafting.begin(get("robin"), Channel.EMAIL, once=uuid.uuid4(), by=get("ada"))
    return fill(begun, get("plan"), get(contact), get("ada"), address)


def let_go(get: Get) -> Disclosure:
    draft = a_draft(get)
    return release(draft, version=draft.version, once=uuid.uuid4(), by=get("ada"))


@probe(Parameter.EMAIL_MAX_MB, "20", "1")
def whether_two_megabytes_go_by_e_mail(get):
    draft = a_draft(get)
    change(Item.objects.get(disclosure=draft).document_version, size=2_000_000)
    return "size" in in_the_way(draft, get("ada"))


@probe(Parameter.UNSCANNED_DOCUMENTS, "warn", "refuse")
def whether_what_nobody_scanned_leaves(get):
    draft = a_draft(get)
    change(Item.objects.get(disclosure=draft).document_version, scan=Scan.NOT_SCANNED)
    return "scanned" in in_the_way(draft, get("ada"))


@probe(Parameter.SECOND_PERSON, "never", "always")
def whether_somebody_else_is_asked(get):
    return "second-person" in in_the_way(a_draft(get), get("ada"))


@probe(Parameter.SHARED_MAILBOXES, "say_who_reads", "refuse")
def whether_a_shared_mailbox_may_be_used(get):
    draft = a_draft(get, "office_mailbox", "office@saltmarsh.example")
    words = "Tess and Una read it, and both work with Robin."
    named = drafting.name_readers(draft, words, version=draft.version, by=get("ada"))
    return "own-mailbox" in in_the_way(named, get("ada"))


@probe(Parameter.UNDO_SECONDS, "45", "600", servers=True)
def how_long_it_can_be_taken_back(get):
    get("office")
    released = let_go(get)
    assert released.release_after
    assert released.released_at
    return (released.release_after - released.released_at).seconds


@probe(Parameter.PASSWORD_RELEASE, "separate_message", "after_receipt", servers=True)
def when_the_password_goes(get):
    sent = sent_now(get)
    return sorted(Message.objects.filter(disclosure=sent).values_list("kind", "state"))


@probe(Parameter.RECEIPT_BY, "reply", "link", servers=True)
def whether_a_link_asks_for_receipt(get):
    sent_now(get)
    with suppress(IndexError):
        return bool(link_in(get("office").caught[-1]))
    return False


def sent_now(get: Get) -> Disclosure:
    """A disclosure that the worker gave to the mail server, and whose password it let go where it may."""
    choose(Parameter.UNDO_SECONDS, "0", by=SYSTEM)
    get("office"), get("ready_made")
    released = let_go(get)
    work()
    work()
    return released
