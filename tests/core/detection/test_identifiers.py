"""Every identifier of the field's list, as it should be written and as it should not."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safehaven_core.detection.identifiers import IdentifierKind, find_identifiers
from safehaven_core.detection.identifiers_words import nearest
from tests.core.detection.counting import calls

# kind | what is in the text | how it is kept
FOUND = r"""
    NHS | Her NHS number is 999 000 0018. | 9990000018
    NHS | NHS No: 9990000026 | 9990000026
    NHS | nhs 999-000-0034, seen today | 9990000034
    NHS | NHS number 999.000.0042 | 9990000042
    NHS | 999 000 0050 | 9990000050
    NHS | (9990000069) | 9990000069
    NHS | NHS9990000123 | 9990000123
    NHS | number 999 012 3454 for the clinic | 9990123454
    NHS | scan_9991234578.pdf | 9991234578
    NHS | 9999999999 | 9999999999
    NHS | 943 476 5919 | 9434765919
    NHS | NHS: 9434765870 | 9434765870
    NHS | NHS number 9 9 9 0 0 0 0 0 1 8 | 9990000018
    NHS | DOB 12/03/1984 999 000 0018 | 9990000018
    NHS | Rang the surgery about 999 000 0018 | 9990000018
    NHS | NHS number 99900 00018 | 9990000018
    NHS | In order to help, here it is: 999 000 0018 | 9990000018
    NHS | The order went astray, 999 000 0018 (NHS) | 9990000018
    NHS | The order went astray. 999 000 0018 was seen today. | 9990000018
    NHS | Stamps are on order\n999 000 0018\nOrder more | 9990000018
    NHS | My account is locked. 9990000018 | 9990000018
    NHS | The bed is 999 000 0018 Delivery comes on Monday | 9990000018
    NHS | patient 999000 0018 | 9990000018
    NHS | Care package for 999 000 0018 | 9990000018
    NHS | N.H.S. 999 000 0018 | 9990000018
    NHS | NHS no. 99 90 00 00 18 | 9990000018
    NHS | His NHS number is 999 000\n> 0018 | 9990000018
    NHS | nhs=999_000_0018 | 9990000018
    NINO | National Insurance no. CE 28 97\n>> 40D, please | CE289740D
    NHS | The hospital quotes 999 000 0018 | 9990000018
    CHI | CHI no 01 01 01 1237 | 0101011237
    CHI | CHI 010101 1237 | 0101011237
    CHI | 1. Tea is at two. 2. CHI 0101011237. 3. Goodbye. | 0101011237
    CHI | 0101011121 | 0101011121
    CHI | her number is 290276 0019 | 2902760019
    HC | H&C number 320 000 0015 | 3200000015
    HC | HSC no 388 888 8883 | 3888888883
    HC | 3888888883 | 3888888883
    HC | HCN 3999999993 | 3999999993
    NINO | NI number AB 12 34 56 C | AB123456C
    NINO | nat ins ab 12 34 56 c | AB123456C
    NINO | OA123456A | OA123456A
    NINO | national insurance py000000d | PY000000D
    NINO | National Insurance AB123456 | AB123456
    NINO | AB-12-34-56-C | AB123456C
    UPN | B801200005001 | B801200005001
    UPN | UPN R674123101121 | R674123101121
    UPN | W823432910001 | W823432910001
    UPN | K823432910002 | K823432910002
    UPN | Y823432926012 | Y823432926012
    UPN | X201100126001 | X201100126001
    UPN | N999 1234 26001 | N999123426001
    UPN | Z99912342600A | Z99912342600A
    UPN | K99912342600Z | K99912342600Z
    UPN | b99912342601b | B99912342601B
    UPN | W82343292601T | W82343292601T
    ULN | ULN 9276308686 | 9276308686
    ULN | unique learner number 1000102504 | 1000102504
    ULN | ULN: 9000000016 | 9000000016
    ULN | ULN: 9000000024 | 9000000024
    ULN | learner no. 9900000004 | 9900000004
    ULN | ULN 900 000 0040 | 9000000040
    ULN | ULN 1100000010 | 1100000010
    ULN | 9276308686 is the ULN | 9276308686
    ULN | learner ID 9276308686 | 9276308686
    UTR | UTR 1955839661 | 1955839661
    UTR | tax reference 1123456789K | 1123456789
    UTR | UTR: 22345 67890 | 2234567890
    UTR | unique taxpayer reference 9000000001 | 9000000001
    DRIVING | MORGA657054SM9IJ | MORGA657054SM9IJ
    DRIVING | licence JONES 710238 HA9XY | JONES710238HA9XY
    DRIVING | LEE99912315J99AB | LEE99912315J99AB
    DRIVING | driving licence 12345678 | 12345678
    PASSPORT | passport 533401372 | 533401372
    PASSPORT | Passport No 533 401 372 | 533401372
    PASSPORT | L898902C36UTO7408122F1204159ZE184226B<<<<<10 | L898902C3
    BANK | sort code 20-00-00, account number 12345678 | 200000 12345678
    BANK | 20-99-99 12345678 | 209999 12345678
    BANK | account 12345678, sort code 209999 | 209999 12345678
    BANK | Acc no 12345678 sort 20-99-99 | 209999 12345678
    CARD | 4111 1111 1111 1111 | 4111111111111111
    CARD | card 5555555555554444 | 5555555555554444
    CARD | 3782 822463 10005 | 378282246310005
    CARD | 2223-0031-2200-3222 | 2223003122003222
    URN | URN 123456 | 123456
    LAESTAB | LAEstab 999/1234 | 9991234
    LAESTAB | DfE number 9991234 | 9991234
    PHONE | ring (01632) 960 001 | +441632960001
    PHONE | 07700 900123 | +447700900123
    PHONE | 07700900123 | +447700900123
    PHONE | +44 (0)1632 960001 | +441632960001
    PHONE | +44 7700 900 123 | +447700900123
    PHONE | 0044 1632 960001 | +441632960001
    PHONE | 020 7946 0000 | +442079460000
    PHONE | 020-7946-0000 | +442079460000
    PHONE | +353 20 915 0001 | +353209150001
    PHONE | m. 01134/960429 | +441134960429
    PHONE | 0113/496 0429 | +441134960429
    PHONE | (01632) / 960 511 | +441632960511
    PHONE | +44 (0)1632/960511 | +441632960511
    PHONE | 01632 960511/12 | +441632960511
    PHONE | [01632] 960511 | +441632960511
    PHONE | 07700_900123 | +447700900123
    PHONE | 07 700 900 123 | +447700900123
    PHONE | (0)7700 900123 | +447700900123
    PHONE | 07700 900123x204 | +447700900123
    PHONE | tel 44 7700 900123 | +447700900123
    PHONE | Tel: 01632\n> 960511 | +441632960511
    EMAIL | <Robin.Carter@Example.org> | robin.carter@example.org
    EMAIL | write to o'neill+x@mail.example.com. | o'neill+x@mail.example.com
    POSTCODE | M1 1AE | M1 1AE
    POSTCODE | B33 8TH | B33 8TH
    POSTCODE | CR2 6XH, | CR2 6XH
    POSTCODE | DN55 1PT | DN55 1PT
    POSTCODE | W1A 0AX | W1A 0AX
    POSTCODE | EC1A 1BB | EC1A 1BB
    POSTCODE | SW1A1AA | SW1A 1AA
    POSTCODE | JE2 3XP | JE2 3XP
    POSTCODE | IM1 1AG | IM1 1AG
    POSTCODE | BF1 2AT | BF1 2AT
    POSTCODE | N1C 4AB | N1C 4AB
    POSTCODE | AB1 0AA | AB1 0AA
    POSTCODE | Leeds, LS1\n> 4AB | LS1 4AB
    POSTCODE | at ls1 4ab now | LS1 4AB
"""

NOT_FOUND = r"""
    26/11/2026 13:15  (born 2/12/88)
    NHS number 9990000019
    NHS number 999 000 0000
    NHS number 0000000000
    NHS number 999000001
    NHS number 9434765871
    NHS number ABC0000018
    order 9990000018
    9990000018 is the order number
    The parcel is late. The number we were given is 9990000018.
    Customer number 9990000018
    Policy no. 9990000018 is with the broker
    Logged under 9990000018 by the repairs line
    Please use 9990000018 as the payment reference
    Zoom 999 000 0018
    The gift aid line 9990000018 did not import
    Call the conference bridge and key in 9990000018#
    Press 9990000018# and wait
    Insurance claim 9990000018, excess £50
    Remittance 9990000018 paid by BACS
    Please pay inv. 9990000018 by the 30th
    The complaint to the water company is logged,\n9990000018
    Dial the bridge and key in\n> 9990000018
    Boiler serial no 9990000018
    The door code is 9990000018
    9990000018 followed by the hash key
    Charity Commission ref 9990000018
    tel 44 7700 9001230
    order 01134/960429
    ref 01234/567890/12
    01/02/2026 10/11/12
    Dial in with 999 000 0018 and hash
    Licence number 9990000018 for the TV
    parcel 9434765919
    ISBN 9990000018
    19990000018
    99900000182
    9990000018.5
    1234-9990000018
    tel. 7700900120
    CHI 3201201234
    CHI 0101201234
    CHI 123456789
    CHI 010120123?
    H&C 3200000016
    NI number QQ123456C
    NI number AO123456C
    NI number BG123456A
    NI number ZZ123456A
    NI number DA123456A
    NI number AB123456E
    NI number AB12345C
    room AB 12 34 56
    UPN A801200005001
    UPN X80120000A001
    UPN W82343291000
    UPN I801200005001
    UPN W82343292601S
    ULN 9276308687
    ULN 9000000041
    ULN 0123456789
    ULN 9999999999
    UTR 2955839661
    UTR 1955839662
    2234567890
    SMITH863158A99AB
    SMITH813318A99AB
    533401372
    L898902C37UTO7408122F1204159ZE184226B<<<<<10
    4111 1111 1111 1112
    order 4111111111111111
    9999 9999 9999 9999
    12-03-84 12345678
    123456
    999/1234
    QA1 1AA
    AJ1 1AA
    M1 1CE
    SW1A 1A
    BFPO 1
    B1 4th floor
    at someone@ and @example.org
    from 01-02-2023 10:30 to 11:30
    tickets 1 2 3 4 5 6
"""


@pytest.mark.parametrize("line", FOUND.strip().splitlines(), ids=str.strip)
def test_each_is_found_and_kept_plainly(line):
    kind, text, value = (part.strip().replace("\\n", "\n") for part in line.split(" | "))

    assert [(found.kind, found.value) for found in find_identifiers(text)] == [(IdentifierKind[kind], value)]


@pytest.mark.parametrize("line", NOT_FOUND.strip().splitlines(), ids=str.strip)
def test_what_only_looks_like_one_is_not_found(line):
    assert find_identifiers(line.strip().replace("\\n", "\n")) == ()


@given(
    st.text(),
    st.sampled_from(["999 000 0018", "AB123456C", "4111111111111111", "robin@example.org", "LS1 4AB"]),
)
def test_it_is_found_whatever_words_stand_around_it(words, number):
    around = "".join(letter for letter in words if letter.isalpha() or letter in " \n,;")
    text = f"{around}\n\n; {number} ;\n\n{around}"
    start = text.index(f"; {number} ;") + 2
    assume(nearest(text, start, start + len(number)).what is None)  # "text 999 000 0018" names a telephone

    spans = [text[found.start : found.end] for found in find_identifiers(text)]
    assert number in spans


@given(st.text())
def test_any_text_is_read_and_no_finding_overlaps_another(text):
    found = find_identifiers(text)

    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("\uff19\uff19\uff19 \uff10\uff10\uff10 \uff10\uff10\uff11\uff18", "999 000 0018"),
        ("\u0669\u0669\u0669 \u0660\u0660\u0660 \u0660\u0660\u0661\u0668", "999 000 0018"),
        ("999\u00a0000\u20090018", "999 000 0018"),
        ("999\u2011000\u20120018", "999-000-0018"),
        ("9990\u200b000\u200d018", "9990000018"),
        ("99900\u00ad00018", "9990000018"),
        ("\u0410\u0412123456\u0421", "AB123456C"),
        ("\uff21\uff22\uff11\uff12\uff13\uff14\uff15\uff16\uff23", "AB123456C"),
    ],
)
def test_no_disguise_of_letters_hides_one(hidden, plain):
    (found,), (expected,) = find_identifiers(f"Ist {hidden}."), find_identifiers(f"Ist {plain}.")

    assert (found.kind, found.value) == (expected.kind, expected.value)
    assert (found.start, found.end) == (4, 4 + len(hidden))


TRAPS = [
    "9 ",
    "9",
    "1-",
    "99 ",
    "999 000 0018 ",
    "a@",
    "@",
    "A1",
    "AB12",
    "9999\n",
    "<<A1",
    "P<<9",
    "+4",
    "(0)",
    "0 ",
]


@pytest.mark.parametrize("trap", TRAPS)
def test_twice_the_text_is_twice_the_work(trap):
    once, twice = (calls(lambda size=size: find_identifiers(trap * size)) for size in (2000, 4000))

    assert twice <= 2.1 * once


def test_no_text_is_more_than_a_few_calls_a_letter():
    assert (
        max(calls(lambda trap=trap: find_identifiers(trap * 2000)) / (2000 * len(trap)) for trap in TRAPS)
        < 150
    )
