"""From a record to somebody on the roll."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from safehaven.records.front import ContactKind, Known, date_typed
from safehaven_core.detection import Person, conditions_in


def person_of(known: Known) -> Person:
    """Somebody as the detection knows people.  The key is the record's id, and says nothing."""
    details = known.details
    phones = tuple(value for kind, value in known.contacts if kind != ContactKind.EMAIL)
    emails = tuple(value for kind, value in known.contacts if kind == ContactKind.EMAIL)
    return Person(
        key=str(known.record),
        given=tuple(details["given_names"].split()),
        family=details["family_name"],
        other_names=tuple(_lines(f"{details['known_as']}\n{details['previous_names']}")),
        born=date_typed(details["date_of_birth"]),
        addresses=tuple(", ".join(_lines(lines)) for lines, _postcode in known.addresses),
        postcodes=tuple(postcode for _lines, postcode in known.addresses if postcode),
        phones=phones,
        emails=emails,
        references=(known.reference,),
        identifiers=known.identifiers,
        facts=tuple(_facts(known)),
    )


def with_close(person: Person, names: Iterable[str]) -> Person:
    """The same, with those who are close to them; whoever is written to themselves is no relative of their own."""
    own = _words(" ".join((*person.given, person.family, *person.other_names)))
    return replace(person, related=tuple(name for name in names if not _words(name) <= own))


def _words(name: str) -> set[str]:
    return set(name.casefold().split())


def _facts(known: Known) -> list[tuple[str, str]]:
    sex = known.details["sex"].strip().casefold()
    districts = {postcode.split()[0] for _lines, postcode in known.addresses if postcode.strip()}
    districts |= {_lines(lines)[-1] for lines, _postcode in known.addresses if len(_lines(lines)) > 1}
    return [
        *([("sex", sex)] if sex else []),
        *(("district", district) for district in sorted(districts)),
        *(("condition", condition) for condition in conditions_in(known.details["health"])),
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
