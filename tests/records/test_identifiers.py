"""Numbers that others know a person by: checked as far as their own rules go."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven.records.front import IdentifierKind, add_identifier, open_record, search
from safehaven.records.numbers import NotANumber, identifier_value

K = IdentifierKind
KEPT = [
    (K.NHS, "9990000018", "999 000 0018"),
    (K.NHS, "999-000-0026", "999 000 0026"),
    (K.CHI, "2902760019", "290276 0019"),
    (K.HCN, "320 000 0015", "320 000 0015"),
    (K.NINO, "py000000d", "PY 00 00 00 D"),
    (K.UPN, "N999123426001", "N999123426001"),
    (K.UPN, "z99912342600a", "Z99912342600A"),
    (K.ULN, "9000000016", "900 000 0016"),
    (K.OTHER, " 24/1187 ", "24/1187"),
]
REFUSED = [
    (K.NHS, "9990000019", "The last digit does not fit this NHS number"),
    (K.NHS, "999000001", "must have ten digits, such as 999 000 0018"),
    (K.NHS, "0" * 10, "never given to anybody"),
    (K.CHI, "3201200009", "date of birth|does not fit"),
    (K.HCN, "9990000018", "begins with 3"),
    (K.NINO, "QQ123456C", "two letters, six digits and a letter"),
    (K.UPN, "A801200005001", "The letter does not fit"),
    (K.UPN, "X80120000A001", "a letter and twelve digits"),
    (K.ULN, "9000000041", "does not fit"),
    (K.ULN, "0" + "123456789", "does not fit"),
    (K.OTHER, "  ", "Write the reference"),
]


@pytest.mark.parametrize(("kind", "typed", "kept"), KEPT)
def test_a_right_number_is_kept_as_people_know_it(kind, typed, kept):
    assert identifier_value(kind, typed) == kept


@pytest.mark.parametrize(("kind", "typed", "sentence"), REFUSED)
def test_a_wrong_number_is_refused_in_a_plain_sentence(kind, typed, sentence):
    with pytest.raises(NotANumber, match=sentence):
        identifier_value(kind, typed)


@given(st.sampled_from(IdentifierKind), st.text(max_size=30))
def test_any_text_is_kept_or_refused_and_keeping_it_twice_changes_nothing(kind, typed):
    try:
        kept = identifier_value(kind, typed)
    except NotANumber:
        return
    assert identifier_value(kind, kept) == kept


@given(st.integers(0, 9), st.integers(0, 8))
def test_one_wrong_digit_of_an_nhs_number_is_always_found(wrong, at):
    right = "9990000018"
    changed = right[:at] + str(wrong) + right[at + 1 :]

    if changed != right:
        with pytest.raises(NotANumber):
            identifier_value(K.NHS, changed)


def test_the_person_is_found_by_it(robin, ada):
    identifier = add_identifier(robin, K.NHS, "9990000018", once=uuid.uuid4(), by=ada)

    kept = open_record(robin, by=ada).grant.open(identifier, "value")
    assert (kept, search("999-000-0018", by=ada)) == ("999 000 0018", [robin])
