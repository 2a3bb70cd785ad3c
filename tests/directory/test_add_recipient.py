"""Adding somebody outside: at an organisation, or in one person's life."""

import uuid

import pytest
from django.db import IntegrityError

from safehaven.directory.front import NewRecipient, add_recipient, open_private_recipients, recipients_open_to
from safehaven.directory.models import NameToken, Recipient
from safehaven.directory.operations.organisations import open_organisation
from safehaven.directory.operations.recipients import open_recipient
from safehaven.directory.rules import NotFound, NothingWritten
from safehaven.foundation.operations import operation
from safehaven.ledger.models import Line


@pytest.fixture
def sister(robin, ada):
    """Robin's sister, whose place in the directory would give Robin away."""
    return add_recipient(NewRecipient("Wren Quillfeather", "Sister"), at=robin, once=uuid.uuid4(), by=ada)


def test_opening_a_recipient_leaves_a_line(tess, sam):
    opened = open_recipient(tess, by=sam)

    line = Line.objects.latest("number")
    assert (opened.name, opened.at, line.act, line.by, line.about) == (
        "Tess Marlowe",
        "Saltmarsh Council",
        "directory:consulted",
        sam.ledger_name,
        tess.ledger_name,
    )


def test_looking_at_an_organisation_shows_its_people_by_name(tess, council, ada):
    add_recipient(NewRecipient("Abel Reeve"), at=council, once=uuid.uuid4(), by=ada)

    assert [one.name for one in open_organisation(council, by=ada)] == ["Abel Reeve", "Tess Marlowe"]


def test_a_name_is_needed(council, ada):
    with pytest.raises(NothingWritten, match="such as Tess Holt"):
        add_recipient(NewRecipient(" "), at=council, once=uuid.uuid4(), by=ada)


def test_a_private_person_is_seen_by_those_who_work_with_the_person(sister, robin, ada):
    assert [one.name for one in open_private_recipients(robin, by=ada)] == ["Wren Quillfeather"]


@pytest.mark.parametrize("stranger", ["sam", "grace", "dora"])
def test_a_private_person_does_not_exist_for_others(sister, stranger, request):
    staff = request.getfixturevalue(stranger)

    assert list(recipients_open_to(staff).filter(pk=sister.pk)) == []
    with pytest.raises(NotFound):
        open_recipient(sister, by=staff)


def test_a_private_person_is_sealed_under_the_record(sister, robin):
    from safehaven.access.front import CannotOpen, take_house
    from safehaven.foundation.actors import SYSTEM
    from safehaven.foundation.operations import operation

    @operation
    def try_the_house_key():
        return take_house("directory", by=SYSTEM, act="directory:consulted").open(sister, "name")

    with pytest.raises(CannotOpen):
        try_the_house_key()


def test_a_private_person_leaves_no_search_token(sister):
    assert NameToken.objects.count() == 0


def test_a_stranger_cannot_add_a_private_person(robin, sam):
    with pytest.raises(NotFound):
        add_recipient(NewRecipient("Wren"), at=robin, once=uuid.uuid4(), by=sam)


def test_the_database_refuses_somebody_of_nowhere_and_of_both(tess, robin):
    update = operation(Recipient.objects.filter(pk=tess.pk).update)

    with pytest.raises(IntegrityError):
        update(record=robin)
