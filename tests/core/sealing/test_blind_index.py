from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.sealing import DataKey
from safehaven_core.sealing.blind_index import (
    Kind,
    born_terms,
    identifier_terms,
    name_questions,
    name_terms,
    name_words,
    phone_terms,
    reference_terms,
)

KEY = DataKey.generate()
names = st.text(max_size=40)


def found(asked: str, stored: str, kind: Kind = Kind.NAME) -> bool:
    """Whether somebody stored under one name is found by another."""
    return any(reading <= name_terms(stored) for reading in name_questions(asked, kind))


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("O'Neill", "O Neill"),
        ("ONeill", "O\u2019Neill"),
        ("O Neill", "ONeill"),
        ("o\u00b4neill", "O'NEILL"),
        ("Neill", "O Neill"),
        ("Smith", "Smith-Jones"),
        ("jones", "Smith-Jones"),
        ("Smith Jones", "Smith-Jones"),
        ("Smithjones", "Smith-Jones"),
        ("Smith-Jones", "Smithjones"),
        ("van der Berg", "Vanderberg"),
        ("Vanderberg", "van der Berg"),
        ("Vander Berg", "van der Berg"),
        ("McDonald", "Mc Donald"),
        ("Zoe Muller", "Zoë Müller"),
        ("Łukasz", "Lukasz"),
        ("STRASSE", "Straße"),
        ("Quillfeather Robin", "Robin Quillfeather"),
    ],
)
def test_a_name_is_found_however_it_is_written(asked, stored):
    assert found(asked, stored)


@pytest.mark.parametrize(
    ("asked", "stored"),
    [("Smith", "Smithson"), ("Robin Smith", "Robin Quillfeather"), ("", "Robin"), ("-", "Robin")],
)
def test_a_name_is_not_found_by_another(asked, stored):
    assert not found(asked, stored)


@pytest.mark.parametrize(
    ("asked", "stored"),
    [("Smyth", "Smith"), ("Kathryn", "Catherine"), ("Steven", "Stephen"), ("Jon O'Neil", "John O Neill")],
)
def test_a_name_is_found_by_how_it_sounds(asked, stored):
    assert found(asked, stored, Kind.SOUND)
    assert not found(asked, stored)


@pytest.mark.parametrize("asked", ["qu", "Quill", "quillfeath", "Quillfeather", "rob quill", "Robin Q"])
def test_a_name_is_found_by_how_it_starts(asked):
    assert found(asked, "Robin Quillfeather", Kind.START)


@pytest.mark.parametrize("asked", ["q", "feather", "robert", "quint"])
def test_a_name_is_not_found_by_its_middle_or_by_one_letter(asked):
    assert not found(asked, "Robin Quillfeather", Kind.START)


def test_a_name_in_letters_that_have_no_metaphone_is_found_exactly():
    assert found("अनिता", "अनिता शर्मा")
    assert name_questions("अनिता", Kind.SOUND) == []


@given(names)
def test_whatever_is_stored_is_found_by_the_very_same_words(name):
    for kind in (Kind.NAME, Kind.SOUND, Kind.START):
        assert all(reading <= name_terms(name) for reading in name_questions(name, kind)[:1])
    assert bool(name_words(name)) == bool(name_questions(name))


@given(names)
def test_case_never_matters(name):
    assert name_words(name.upper().lower()) == name_words(name.upper())


def test_a_name_of_a_million_words_is_no_more_work_than_one_of_twenty():
    assert name_words("ab " * 1_000_000) == ["ab"] * 20


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("07700 900123", "+447700900123"),
        ("+44 7700 900123", "+447700900123"),
        ("0044 7700 900 123", "+447700900123"),
        ("(020) 7946-0123", "+442079460123"),
        ("+44 (0)20 7946 0123", "+442079460123"),
        ("020 7946 0123 ext 4", "+442079460123"),
        ("01632 960123", "+441632960123"),
        ("4412", "4412"),
    ],
)
def test_a_telephone_number_is_the_same_however_it_is_written(written, stored):
    assert {term.text for term in phone_terms(written)} == {stored}


def test_a_telephone_number_without_a_country_is_of_the_organisations():
    assert {term.text for term in phone_terms("030 23125 123", "DE")} == {"+493023125123"}


@pytest.mark.parametrize("written", ["", "n/a", "unknown", "-"])
def test_what_has_no_digits_is_no_telephone_number(written):
    assert phone_terms(written) == frozenset()


@pytest.mark.parametrize("written", ["SH-0042", "sh-0042", "SH 42", "sh42"])
def test_a_reference_is_the_same_however_it_is_written(written):
    assert reference_terms(written) == {(Kind.REFERENCE, "SH42")}


FULL_WIDTH = "9990000018".translate({digit: digit + 0xFEE0 for digit in range(0x30, 0x3A)})


@pytest.mark.parametrize("written", ["999 000 0018", "999-000-0018", "9990000018", FULL_WIDTH])
def test_an_identifier_is_the_same_however_it_is_written(written):
    assert identifier_terms(written) == {(Kind.IDENTIFIER, "9990000018")}


def test_equal_words_have_equal_tokens_only_within_one_kind_and_key():
    term = next(iter(born_terms(date(2001, 2, 3))))

    assert KEY.token(*term) == DataKey(KEY.id, KEY.reveal()).token(*term)
    assert KEY.token(*term) != KEY.token(Kind.NAME, term.text)
    assert KEY.token(*term) != DataKey.generate().token(*term)
    assert len(KEY.token(*term)) == 8


@given(st.text(), st.text(), st.text(), st.text())
def test_kind_and_text_cannot_run_together(kind, text, other_kind, other_text):
    same = (kind, text) == (other_kind, other_text)

    assert (KEY.token(kind, text) == KEY.token(other_kind, other_text)) == same
