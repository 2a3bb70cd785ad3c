"""The words that stand near a number and say what it is."""

import re
from enum import StrEnum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from safehaven_core.detection.identifiers_kinds import IdentifierKind

BEFORE, AFTER, BESIDE = 48, 16, 16


class Other(StrEnum):
    """What else a number may be, which makes it nobody's identifier."""

    GOODS = "an order, a parcel, a book"
    SORT = "a sort code"


class Said(NamedTuple):
    """What the nearest word says a number is, and how many letters lie between."""

    what: IdentifierKind | Other | None
    distance: int


# Each begins a word; one that ends in a stroke ends it too.
_WORDS: dict[IdentifierKind | Other, str] = {
    IdentifierKind.NHS: "nhs",
    IdentifierKind.CHI: "chi/, community health index",
    IdentifierKind.HC: "h&c/, h & c/, hc number, h and c/, hcn/, health and care n, health and social care n",
    IdentifierKind.NINO: "national insurance, nino/, ni no, ni num, ni:, n.i.",
    IdentifierKind.UPN: "upn/, unique pupil, pupil number, pupil no/",
    IdentifierKind.ULN: "uln/, unique learner, learner no, learner num, learner ref",
    IdentifierKind.UTR: "utr/, tax ref, taxpayer ref, taxpayer's ref, unique tax",
    IdentifierKind.PASSPORT: "passport",
    IdentifierKind.DRIVING: (
        "driving licen, drivers licen, driver's licen, driver licen, dvla/, dva/, licence no, licence num"
    ),
    IdentifierKind.URN: "urn/, unique reference number",
    IdentifierKind.LAESTAB: "laestab, la estab, la/estab, dfe no, dfe num, establishment no, establishment num",
    IdentifierKind.CARD: (
        "card no, card num, debit card, credit card, bank card, payment card, card/, visa/, mastercard, amex"
    ),
    IdentifierKind.BANK: "account, acc/, acct/, a/c/, bank, payee",
    IdentifierKind.PHONE: (
        "phone, telephone, tel/, mob/, mobile, fax/, landline, switchboard, helpline, whatsapp, call/, ring/, text/"
    ),
    Other.SORT: "sort code, sort-code, sortcode, sort/, s/c/",
    Other.GOODS: (
        "order, invoice, isbn, tracking, parcel, booking, ticket, serial, barcode, receipt, meter, quote, item/, sku/, "
        "meeting id, passcode, version/, build/, part no, part num, purchase, consignment, imei, product, catalogue, asset, vat/, job no, job num"
    ),
}
_SAID = [(word.strip(), kind) for kind, words in _WORDS.items() for word in words.split(",")]
_KINDS = [(kind, word.endswith("/")) for word, kind in _SAID]
_ANY = AhoCorasick([word.removesuffix("/") for word, _ in _SAID], matchkind=MatchKind.LeftmostLongest)


_ENDED = re.compile(r"[.!?]\s|\n\s*\n")  # another sentence has begun


def nearest(text: str, start: int, end: int) -> Said:
    """What the last such word before a number says; without one, what the first behind it says."""
    before = text[max(0, start - BEFORE) : start].lower()
    for found in reversed(_ANY.find_matches_as_indexes(before)):
        kind = _said(before, *found)
        if kind and not (kind is Other.GOODS and _ENDED.search(before, found[2])):
            return Said(kind, len(before) - found[2])
    after = text[end : end + AFTER].lower()
    for found in _ANY.find_matches_as_indexes(after):
        if kind := _said(after, *found):
            return Said(kind, found[1])
    return Said(None, BEFORE)


def _said(piece: str, index: int, begin: int, end: int) -> IdentifierKind | Other | None:
    """What a word of the piece stands for, if it begins as a word and ends as it must."""
    kind, whole = _KINDS[index]
    if begin and piece[begin - 1].isalpha():
        return None
    return None if whole and piece[end : end + 1].isalpha() else kind
