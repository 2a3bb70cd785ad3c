"""Contact points: what they may be, and that another value is another contact point."""

import uuid

import pytest

from safehaven.directory.front import (
    ContactKind,
    NewContact,
    VerifiedHow,
    replace_contact,
    usable,
    verify_contact,
)
from safehaven.directory.models import Contact
from safehaven.directory.queries import others_with
from safehaven.directory.rules import AlreadyThere, NotFound, NothingWritten
from safehaven.directory.values import NotAnAddress, blocked_value, contact_value
from safehaven.ledger.models import Line


def new(value, kind=ContactKind.EMAIL):
    return NewContact(kind, value, "Her letter of 3 March")


def test_another_value_is_another_contact_point_that_nobody_verified(address, ada, sam):
    verify_contact(address, VerifiedHow.PAPER, "Seen on their letter of March.", by=sam)

    newer = replace_contact(address, new("t.marlowe@saltmarsh.example"), once=uuid.uuid4(), by=ada)

    address.refresh_from_db()
    assert (usable(address), usable(newer), newer.replaces) == (False, False, address)


def test_the_same_mailbox_is_not_added_twice(address, tess, ada, a_contact):
    with pytest.raises(AlreadyThere):
        a_contact(tess, ada, "Tess.Marlowe@SALTMARSH.example")


def test_a_double_click_adds_one(tess, ada):
    from safehaven.directory.front import add_contact

    once = uuid.uuid4()
    first, second = (add_contact(tess, new("t@saltmarsh.example"), once=once, by=ada) for _ in range(2))

    assert (first, Contact.objects.count()) == (second, 1)


def test_the_same_address_of_two_people_is_noticed(address, council, ada, a_contact):
    from safehaven.directory.front import NewRecipient, add_recipient

    other = add_recipient(NewRecipient("Duty team"), at=council, once=uuid.uuid4(), by=ada)
    shared = a_contact(other, ada)

    assert others_with(shared, "tess.marlowe@saltmarsh.example") == 1


def test_where_it_came_from_is_asked(tess, ada):
    from safehaven.directory.front import add_contact

    with pytest.raises(NothingWritten, match="where this came from"):
        add_contact(
            tess, NewContact(ContactKind.EMAIL, "t@saltmarsh.example", " "), once=uuid.uuid4(), by=ada
        )


def test_no_line_on_the_ledger_holds_the_address(address):
    assert [line for line in Line.objects.all() if "saltmarsh" in line.entry] == []


def test_a_stranger_cannot_touch_a_private_persons_contact_points(robin, ada, sam, a_contact):
    from safehaven.directory.front import NewRecipient, add_recipient

    sister = add_recipient(NewRecipient("Wren"), at=robin, once=uuid.uuid4(), by=ada)
    contact = a_contact(sister, ada, "wren@pinewood.example")

    with pytest.raises(NotFound):
        verify_contact(contact, VerifiedHow.PAPER, "Seen on a letter of hers.", by=sam)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (ContactKind.EMAIL, " Tess@Saltmarsh.EXAMPLE ", "Tess@saltmarsh.example"),
        (ContactKind.EMAIL, "o'hara+x@a-b.example", "o'hara+x@a-b.example"),
        (ContactKind.PHONE, "01632960001", "01632 960001"),
        (ContactKind.POST, "1 Quay Road\n\n Harbourtown ", "1 Quay Road\nHarbourtown"),
    ],
)
def test_a_contact_point_is_kept_in_one_form(kind, typed, kept):
    assert contact_value(kind, typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tess",
        "tess@saltmarsh",
        "tess@saltmarsh.example, eve@evil.example",
        "tess@saltmarsh.example eve@evil.example",
        "tess@saltmarsh.example\r\nBcc: eve@evil.example",
        "tess@saltmarsh.example\nBcc: eve@evil.example",
        "Tess <tess@saltmarsh.example>",
        '"tess x"@saltmarsh.example',
        "tess@saltmarsh.example(comment)",
        "tess@[192.0.2.1]",
        "a" * 65 + "@saltmarsh.example",
        "t\u0435ss@saltmarsh.example",
        ".tess@saltmarsh.example",
    ],
)
def test_what_a_mail_program_could_read_otherwise_is_refused(typed):
    with pytest.raises(NotAnAddress, match=r"name@example\.org"):
        contact_value(ContactKind.EMAIL, typed)


@pytest.mark.parametrize("typed", ["", "nothing", "*.example", "exam ple.org", "a@b@c.example"])
def test_what_is_blocked_is_an_address_or_a_domain(typed):
    with pytest.raises(NotAnAddress):
        blocked_value(typed)
