"""A pack that is not right is refused, with the place and what right looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safehaven_core.policy import PackRefused, read_pack, with_those_it_extends
from tests.core.policy.packs import KNOWN, SECTION, TOP, clause, pack, toml

FAX = clause("A-1", '{ fax = "never" }')


def faults(content: bytes) -> tuple[str, ...]:
    with pytest.raises(PackRefused) as refused:
        read_pack(content, KNOWN)
    return refused.value.faults


def test_a_right_pack_is_read_as_it_stands():
    read = read_pack(
        toml(FAX, clause("A-2", '{ checked_devices = ["phone"] }', more='note = "Ask first."')), KNOWN
    )

    assert (read.id, read.title, read.version) == ("ours", "Our policy", "2026.1")
    assert [(one.id, one.values()) for one in read.clauses] == [
        ("A-1", {"fax": "never"}),
        ("A-2", {"checked_devices": ("phone",)}),
    ]
    assert read.clauses[1].note == "Ask first."


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (toml(clause("A-1", more='contrl = "x"')), "clause A-1, contrl: is not a key of a pack; look for a typing mistake."),
        (toml(clause("A-1", control="fax-gat")), "clause A-1, control: there is no control “fax-gat”."),
        (toml(clause("A-1", "{ fx = 1 }")), "clause A-1, parameters: there is no parameter “fx”."),
        (toml(FAX.replace('text = "', 'text = "{{update_hours}} ')), "clause A-1, text: “{{update_hours}}” is no parameter that this clause sets."),
        (toml(clause("A-1", "{ update_hours = 0 }")), "clause A-1, parameters, update_hours: 0 is not a whole number from 1 to 168."),
        (toml(clause("A-1", "{ update_hours = 169 }")), "clause A-1, parameters, update_hours: 169 is not a whole number from 1 to 168."),
        (toml(clause("A-1", '{ update_hours = "48" }')), "clause A-1, parameters, update_hours: '48' is not a whole number from 1 to 168."),
        (toml(clause("A-1", '{ fax = "sometimes" }')), "clause A-1, parameters, fax: 'sometimes' is not one of allowed, safe_haven_or_depersonalised, safe_haven_only, never."),
        (toml(clause("A-1", '{ folder_label = "x" }')), "clause A-1, parameters, folder_label: 'x' is not a text of 60 characters or fewer with {date}."),
        (toml(clause("A-1", '{ checked_devices = ["phone", "phone"] }')), "clause A-1, parameters, checked_devices: ('phone', 'phone') is not a list of laptop, phone, stick."),
        (toml(FAX, FAX), "clause A-1: there are 2 of this name."),
        (toml(FAX, "", top=TOP) + SECTION.encode() + FAX.replace("A-1", "A-2").encode(), "section 1: there are 2 of this name."),
        (toml(FAX, top=TOP.replace("2026.1", "new")), r"version: does not look right; it must match ^\d{1,4}(\.\d{1,4}){0,3}$"),
        (toml(FAX, top=TOP.replace("format = 1", "format = 2")), "format: must be 1."),
        (toml(FAX, top=TOP.replace('title = "Our policy"\n', "")), "title: is missing."),
        (toml(), "section 1, clauses: is missing."),
        (toml(clause("A-1", '{ folder_label = "{date}" }'), clause("A-2", '{ folder_label = "{date}x" }')),
         "folder_label: the pack contradicts itself; clause A-1 asks for '{date}' and clause A-2 asks for '{date}x'."),
        (b"format = ", "The file is not TOML: Invalid value (at end of document)."),
        (b"\xff", "The file is not in UTF-8: byte 1 is wrong."),
        (b"x" * 2_000_001, "The file has more than 2,000,000 bytes. A policy is never that long."),
        (b"a = " + b"[" * 100_000, "The file is not a pack: its lists stand inside one another without end."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(content, fault):
    assert faults(content) == (fault,)


def test_all_faults_are_told_at_once():
    wrong = toml(clause("A-1", "{ update_hours = 0 }"), clause("A-2", control="nothing"))

    assert [fault.partition(",")[0] for fault in faults(wrong)] == ["clause A-1", "clause A-2"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    with pytest.raises(PackRefused):
        read_pack(content, KNOWN)


def test_packs_stand_on_others_once_each():
    packs = {
        one.id: one
        for one in (
            pack(FAX, name="base"),
            pack(FAX, name="left", extends='["base"]'),
            pack(FAX, name="ours", extends='["left", "base"]'),
        )
    }

    assert [one.id for one in with_those_it_extends(["ours", "left"], packs)] == ["base", "left", "ours"]


@pytest.mark.parametrize(
    ("extends", "fault"),
    [
        ({"ours": '["ours"]'}, "pack ours: packs extend one another in a circle: ours → ours."),
        ({"ours": '["left"]', "left": '["ours"]'}, "pack ours: packs extend one another in a circle: ours → left → ours."),
        ({"ours": '["gone"]'}, "pack ours, extends: there is no pack “gone”."),
    ],
)  # fmt: skip
def test_circles_and_missing_packs_are_refused(extends, fault):
    packs = {name: pack(FAX, name=name, extends=those) for name, those in extends.items()}

    with pytest.raises(PackRefused) as refused:
        with_those_it_extends(["ours"], packs)

    assert refused.value.faults == (fault,)


def test_a_clause_says_the_words_for_its_own_parameters_and_keeps_other_braces():
    text = clause("A-1", "{ update_hours = 48 }").replace(
        'text = "', 'text = "Within {{update_hours}} hours, {so}. '
    )
    [read] = read_pack(toml(text), KNOWN).clauses

    assert read.speaks_of == {"update_hours"}
    assert read.said_with({"update_hours": "24"}).startswith("Within 24 hours, {so}. ")
    assert read.said_with({}).startswith("Within {{update_hours}} hours, {so}. ")
