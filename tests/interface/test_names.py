"""A name is something that people can see and read out."""

import pytest
from django.core.exceptions import ValidationError

from safehaven.directory.forms import OrganisationForm, PrivateRecipientForm, RecipientForm
from safehaven.interface.fields import a_name
from safehaven.records.details import Group
from safehaven.records.forms import CHANGE_FORMS, NewRecordForm
from safehaven.workforce.forms.staff import AddStaffForm, ChangeDetailsForm

UNSEEN = [
    "\u200b",
    "Robin\u202e",
    "\u2066Robin",
    "Ro\u00adbin",
    "Robin\u2028",
    "Ro\u200dbin",
    "\u200dRobin",
    "Robin\u200c",
]
FINE = ["Zoë", "O’Brien-Łukasz", "李", "عمر", "علی\u200cمحمد", "क्\u200dष", "Robin\nBobbin", "3rd desk"]


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_refused_with_what_to_do(name):
    with pytest.raises(ValidationError, match="Delete the name and type it by hand"):
        a_name(name)


@pytest.mark.parametrize("name", ["-", "12", "…", "👩"])
def test_a_name_has_a_letter(name):
    with pytest.raises(ValidationError, match="must have a letter"):
        a_name(name)


@pytest.mark.parametrize("name", FINE)
def test_names_of_all_scripts_are_names(name):
    assert a_name(name) is None


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (NewRecordForm, "given_names"),
        (NewRecordForm, "family_name"),
        (CHANGE_FORMS[Group.WHO], "known_as"),
        (CHANGE_FORMS[Group.WHO], "previous_names"),
        (AddStaffForm, "name"),
        (ChangeDetailsForm, "name"),
        (OrganisationForm, "name"),
        (RecipientForm, "name"),
        (PrivateRecipientForm, "name"),
    ],
)
def test_every_name_is_asked_so(form, field):
    assert a_name in form.base_fields[field].validators
