"""Where a person lives, and whether a letter there is safe."""

import uuid

import pytest

from safehaven.records.front import NewAddress, add_address, open_record
from safehaven.records.models import Address
from safehaven.records.numbers import NotANumber
from safehaven.records.rules import NothingToSave

MEWS = NewAddress("14 Heronsgate Mews\nPolwhistle", "zz99 4xx", "about May 2024", do_not_post=True)


def test_all_of_an_address_is_sealed_and_read_back(robin, ada):
    address = add_address(robin, MEWS, once=uuid.uuid4(), by=ada)

    grant = open_record(robin, by=ada).grant
    texts = [grant.open(address, column) for column in ("lines", "postcode", "lived_from", "post")]
    assert texts == ["14 Heronsgate Mews\nPolwhistle", "ZZ99 4XX", "about May 2024", "do-not-post"]


def test_a_wrong_postcode_is_refused_with_what_a_right_one_looks_like(robin, ada):
    with pytest.raises(NotANumber, match="looks like LS1 4AB"):
        add_address(robin, NewAddress("14 Heronsgate Mews", "14"), once=uuid.uuid4(), by=ada)


def test_an_address_has_lines(robin, ada):
    with pytest.raises(NothingToSave, match="one part on each line"):
        add_address(robin, NewAddress("  "), once=uuid.uuid4(), by=ada)


def test_the_same_form_sent_twice_adds_one(robin, ada):
    once = uuid.uuid4()

    for _ in range(2):
        add_address(robin, MEWS, once=once, by=ada)

    assert Address.objects.count() == 1
