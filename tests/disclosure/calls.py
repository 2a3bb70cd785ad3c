"""What the tests of calls share: who rang, what they asked, and a call at each of its steps."""

import uuid

from safehaven.directory.front import (
    ContactKind,
    NewContact,
    VerifiedHow,
    add_contact,
    verify_contact,
)
from safehaven.disclosure.models import Disclosure
from safehaven.disclosure.operations import drafting
from safehaven.disclosure.operations.calling import Caller, take_call, write_words
from safehaven.disclosure.operations.releasing import approve, ask, look_at, release
from safehaven.disclosure.states import Category
from safehaven.lawfulness.front import Basis
from safehaven.records.front import open_record
from tests.disclosure.conftest import REASON
from tests.keeping import all_here
from tests.staging import staged

BOARD, DIRECT, MOBILE = "01632 960001", "01632 960002", "07700 900456"
ON_THE_SITE = "I took it from the council's website and read it twice."
TESS = Caller(
    name="Tess Marlowe, social worker",
    meant="Robin Quillfeather, born in March 1987",
    asks="whether Robin still lives with us",
    organisation="Saltmarsh Council",
    number=BOARD,
)
WORDS = "Robin still lives at the address that they have."


def urgent(caller: Caller = TESS, **other: object) -> Caller:
    return Caller(
        **{name: getattr(caller, name) for name in caller.__slots__} | {"urgent": True} | other,
    )


def number_of(recipient, kind, value, by) -> object:
    """A number of a recipient, verified."""
    added = add_contact(recipient, NewContact(kind, value, "Their website"), once=uuid.uuid4(), by=by)
    return verify_contact(added, VerifiedHow.PAPER, ON_THE_SITE, by=by)


@staged
def board(tess, ada):
    """The switchboard of the council."""
    return number_of(tess, ContactKind.SWITCHBOARD, BOARD, ada)


def rung(robin, ada, caller=TESS) -> Disclosure:
    return take_call(robin, caller, once=uuid.uuid4(), by=ada)


def filled(call: Disclosure, contact, ada, typed: str = BOARD) -> Disclosure:
    """A call of which every question is answered."""
    call = write_words(call, WORDS, version=call.version, by=ada)
    call = drafting.give_reason(
        call, Category.SOCIAL_WORKER, Basis.PUBLIC_TASK, REASON, version=call.version, by=ada
    )
    call = drafting.choose_recipient(call, contact, version=call.version, by=ada)
    return drafting.type_back(call, typed, version=call.version, by=ada)


@staged
def call(robin, ada, board) -> Disclosure:
    """An urgent call, filled in: only a senior's yes is missing."""
    return filled(rung(robin, ada, urgent()), board, ada)


@staged
def agreed(call, ada, grace) -> Disclosure:
    """The same, with Grace's yes."""
    with all_here():
        asked = ask(call, version=call.version, by=ada)
        return approve(asked, version=asked.version, by=grace)


def let_go(call, by):
    return release(call, version=call.version, once=uuid.uuid4(), by=by)


def in_the_way(call, by) -> list[str]:
    return [one.check.slug for one in look_at(call, by=by, checking=True).checked.in_the_way]


def timeline(record, by) -> list[str]:
    """What the timeline says of sharing, the newest first."""
    grant = open_record(record, by=by).grant
    return [
        grant.open(one, "text") for one in record.entries.filter(kind="disclosure").order_by("-written_at")
    ]
