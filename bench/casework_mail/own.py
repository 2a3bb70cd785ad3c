"""The sets that name people, write numbers and lay out mail in ways of their own."""

from types import ModuleType

from bench.casework_mail import fresh, judged, thrice_judged

OWN: dict[str, ModuleType] = {
    "thrice judged": thrice_judged,
    "judged": judged,
    "fresh": fresh,
}
