"""Adding an organisation."""

import uuid

import pytest

from safehaven.directory.front import OrganisationKind, add_organisation
from safehaven.directory.models import Organisation
from safehaven.directory.operations.organisations import correct_organisation
from safehaven.directory.rules import AlreadyThere, NothingWritten
from safehaven.ledger.models import Line


def test_adding_leaves_a_line_without_the_name(council):
    line = Line.objects.latest("number")

    assert (line.act, line.about, "altmarsh" in line.entry) == (
        "directory:organisation_added",
        council.ledger_name,
        False,
    )


def test_a_name_is_taken_once_whatever_its_letters(council, ada):
    with pytest.raises(AlreadyThere, match="in the directory already"):
        add_organisation("  SALTMARSH  council ", OrganisationKind.OTHER, once=uuid.uuid4(), by=ada)

    assert Organisation.objects.count() == 1


def test_an_organisation_needs_a_name(ada):
    with pytest.raises(NothingWritten, match="name of the organisation"):
        add_organisation(" ", OrganisationKind.OTHER, once=uuid.uuid4(), by=ada)


def test_a_double_click_adds_one(ada):
    once = uuid.uuid4()
    first, second = (
        add_organisation("Tern House", OrganisationKind.CHARITY, once=once, by=ada) for _ in range(2)
    )

    assert (first, Organisation.objects.count()) == (second, 1)


def test_a_name_can_be_corrected(council, ada):
    corrected = correct_organisation(council, "Saltmarsh Borough", OrganisationKind.COUNCIL, by=ada)

    assert corrected.name == "Saltmarsh Borough"
