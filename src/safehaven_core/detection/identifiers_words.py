"""The words that stand near a number and say what it is."""

import re
from enum import StrEnum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from safehaven_core.detection.identifiers_kinds import IdentifierKind

BEFORE, AFTER, BESIDE = 48, 28, 16


class Other(StrEnum):
    """What else a number may be, which makes it nobody's identifier."""

    GOODS = "an order, a parcel, a book"
    THING = "what has numbers of its own, such as a contract: it counts only right beside the number"
    NOTHING = "words that hold one of these and say something else"
    CARE = "somebody in care, whose number needs no other word"
    SORT = "a sort code"


class Said(NamedTuple):
    """What the nearest word says a number is, and how many letters lie between."""

    what: IdentifierKind | Other | None
    distance: int


# Each begins a word; one that ends in a stroke ends it too.
_WORDS: dict[IdentifierKind | Other, str] = {
    IdentifierKind.NHS: "nhs, n.h.s",
    IdentifierKind.CHI: "chi/, community health index",
    IdentifierKind.HC: "h&c/, h & c/, hc number, h and c/, hcn/, hsc no, hsc num, health and care n, health and social care n",
    IdentifierKind.NINO: "national insurance, nat ins, nat. ins, natl ins, nin/, nino/, ni no, ni num, ni:, n.i.",
    IdentifierKind.UPN: "upn/, unique pupil, pupil number, pupil no/",
    IdentifierKind.ULN: "uln/, unique learner, learner no, learner num, learner id, learner ref",
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
        "order, purchase, po/, p.o./, invoice, invoicing, inv/, inv./, receipt, quote/, quotation, quotes for, "
        "pro forma, proforma, refund, voucher, gift card, coupon, checkout, remittance, bacs/, chaps/, direct debit, "
        "standing order, credit note, debit note, gift aid, giftaid, donation, donor, sponsorship, requisition, "
        "payslip, p60, parcel, courier, deliver, dispatch, despatch, consignment, shipment, shipping, warehouse, "
        "tracking, tracked, waybill, royal mail, parcelforce, dpd/, evri/, hermes, fedex, dhl/, amazon, ebay, argos, "
        "ikea/, freight, item/, items/, sku/, product, catalogue, cat./, barcode, serial, ser./, asset, inventory, "
        "stock/, supplier, warranty, imei, iccid, sim card, puk code, part no, part num, isbn, issn, library, "
        "version/, build/, firmware, helpdesk, help desk, it desk, service desk, ticket, booking, reservation, "
        "meeting id, meeting no, meeting num, meeting code, zoom, webex, teams meeting, ms teams, on teams, "
        "google meet, skype, conference call, conference id, conference code, conference num, conference bridge, "
        "conference line, conference pin, bridge/, webinar, dial in, dial-in, key in/, keypad, passcode, access code, "
        "access pin, pin code, pin no, pin num, entry code, door code, verification code, activation, product key, "
        "licence key, license key, mac address, meter, mprn, mpan, electricity, gas supply, energy supplier, "
        "water company, water bill, water board, top-up, top up code, prepayment, broadband, openreach, circuit, "
        "tariff, council tax, rent account, vat/, payroll, paye/, budget, cost code, cost centre, nominal code, "
        "ledger, charity no, charity num, company no, company num, company reg, companies house, eori, duns, "
        "planning app, planning ref, grant app, grant ref, grant no, tv licence, work order, job no, job num, "
        "membership, subscription, lottery, raffle, loyalty, insurance, insurer, broker, excess/, underwrit, "
        "penalty charge, pcn/, v5c, chassis, key safe, padlock, extinguisher, franking, land registry, title no, "
        "title num, eventbrite, railcard, season ticket, code/, codes/, hash/, hash key, timesheet, evidence bag, "
        "charity, crowdfund, screwfix, toolstation, click and collect, business rates, rates bill, bill/, bills/, "
        "shipped, print run, photocop, sim/, postage, franked, parking, signage, software"
    ),
    Other.THING: (
        "customer, policy, contract, collection, confirmation, application, permit, batch, lot/, model, log/, logged, "
        "incident, payment, package, pallet, quantity, qty/, extension, machine, vehicle, cheque, survey, project, "
        "tender, vacancy, estimate, licence, certificate, document, form/, page, fault, repair, job/, hotel, flight, "
        "laptop, printer, router, claim no, claim num, claim/, claim ref, claim id, complaint, transaction, "
        "statement, deposit, till/, tag/, locker, box/, crate, container, skip/, toner, cartridge, monitor, tablet, "
        "handset, boiler, alarm, engine, van/, train/, coach/, taxi, seat, hire/, rental, returns, petition, "
        "change request, bug/, server, webform, order form, recipe, appeal/, grant/, bid/, funding, budget line, "
        "spreadsheet, row/, line/, cell/, energy, electric, gas/, water/, fuel card, smart meter, gift, prize, "
        "competition, rule/, recall notice, schedule, gas safety, enter/, meter reading"
    ),
    Other.CARE: (
        "patient, clinic, ward/, practice, surgery, gp/, hospital, infirmary, referral, discharge, prescription, d.o.b, "
        "dob/, date of birth, born/, health board, health trust, resident, service user, midwi, nurse, consultant, "
        "vaccin"
    ),
    Other.NOTHING: (
        "in order, out of order, order to, court order, care order, protection order, restraining order, "
        "referral order, supervision order, delivery suite, delivery ward, product of"
    ),
}
OF_NOBODY = frozenset({Other.GOODS, Other.THING})
# These are said in a few capital letters, NHS or UTR, which begin no sentence.
_SHORT_FORMS = frozenset(IdentifierKind) - {IdentifierKind.PHONE, IdentifierKind.BANK, IdentifierKind.CARD}
_SAID = [(word.strip(), kind) for kind, words in _WORDS.items() for word in words.split(",")]
_KINDS = [(kind, word.endswith("/")) for word, kind in _SAID]
_ANY = AhoCorasick([word.removesuffix("/") for word, _ in _SAID], matchkind=MatchKind.LeftmostLongest)


_ENDED = re.compile(r"[.!?]\s|\n\s*\n")  # another sentence has begun
_GAVE = r"(?:is|was|were|gave|given|give|sent|said|told|got|quoted?|use[ds]?|using)"
_NAMES_NOTHING = re.compile(  # a sentence of such words only is about what the one before it names
    rf"(?=.*(?<![a-z]){_GAVE}(?![a-z]))(?:(?:{_GAVE}|the|their|your|our|its|it|this|that|they|we|i|you|have|has|been|please"
    r"|me|us|number|no|ref|reference|code|id|as)(?![a-z])|\W)*"
)
_LEADS_TO = re.compile(
    r"(?:(?:no|nos|num|nr|ref)\.|no|nos|num|number|nr|ref|reference|code|id|account|application|is|was|as|with|of|under"
    r"|line|pin|tag|label|serial|paid|quoting|recorded|logged|raised|opened|closed|filed|registered|in|at|has|had|have|been"
    r"|[^a-z0-9.!?])*"
)
_WRAPPED = re.compile(  # the end of a line that goes on in the next: behind a comma, or a word that asks for another
    r"(?:(?<=,)|(?<=[ \n](?:as|by|in|is|of|to))|(?<=[ \n](?:and|the|was))|(?<=[ \n](?:with|code|line))|(?<=[ \n]under))"
    r"[ \t]*\r?\n[ \t>]*"
)
_LABEL = re.compile(r"[a-z:#]")
_LEADS_BACK = re.compile(r"(?:as|is|was|for|on|our|your|the|its|an?|[^a-z0-9.!?])*")


def nearest(text: str, start: int, end: int) -> Said:
    """What the last such word before a number says; without one, what the first behind it says."""
    before = text[max(0, start - BEFORE) : start].lower()
    for found in reversed(_ANY.find_matches_as_indexes(before)):
        kind = _said(before, *found)
        if kind and _reaches(kind, before, found[2]):
            said = Said(kind, len(before) - found[2])
            return (_behind(text, end, said) or said) if kind in OF_NOBODY else said
    return _behind(text, end) or Said(None, BEFORE)


def _reaches(kind: IdentifierKind | Other, before: str, end: int) -> bool:
    """Whether a word speaks of the number behind it.

    One of things stays in its line and its sentence, or stands right before the number.  It reaches into the next
    sentence only where that one names nothing itself: "The parcel is late. The number is …".
    """
    if kind is IdentifierKind.BANK:
        return not _ENDED.search(before, end)
    if not isinstance(kind, Other):
        return True
    if "\n" in before[end:]:
        before = _WRAPPED.sub(lambda wrapped: " " * len(wrapped[0]), before)
    if kind in OF_NOBODY and _LEADS_TO.fullmatch(before, end):
        return "\n" not in before[end:] or _LABEL.search(before, end) is not None
    if kind is Other.THING or "\n" in before[end:]:
        return False
    ends = [match.end() for match in _ENDED.finditer(before, end)]
    refers = kind is Other.GOODS and len(ends) == 1 and _NAMES_NOTHING.fullmatch(before, ends[0])
    return not ends or bool(refers)


def _behind(text: str, end: int, instead_of: Said | None = None) -> Said | None:
    """What the first word behind a number says; instead of one before it, only if it is closer, and is no thing."""
    written = text[end : end + AFTER]
    begins_anew = written[1:2].isupper()  # a sentence, though no full stop stands between
    after = written.lower()
    for found in _ANY.find_matches_as_indexes(after):
        kind, at = _said(after, *found), found[1]
        capital = written[at : at + 1].isupper() and not (
            kind in _SHORT_FORMS and written[at : found[2]].isupper()
        )
        begun = begins_anew or capital or "\n" in after[:at]
        if kind is None or _ENDED.search(after, 0, at) or (begun and (at > 2 or isinstance(kind, Other))):
            continue
        if instead_of:
            closer = at < min(instead_of.distance, BESIDE)
            return Said(kind, at) if closer and isinstance(kind, IdentifierKind) else None
        if kind is not Other.THING or _LEADS_BACK.fullmatch(after, 0, at):
            return Said(kind, at)
    return None


def _said(piece: str, index: int, begin: int, end: int) -> IdentifierKind | Other | None:
    """What a word of the piece stands for, if it begins as a word and ends as it must."""
    kind, whole = _KINDS[index]
    if kind is Other.NOTHING or (begin and piece[begin - 1].isalpha()):
        return None
    return None if whole and piece[end : end + 1].isalpha() else kind
