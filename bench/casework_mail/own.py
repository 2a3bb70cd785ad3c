"""The sets that name people, write numbers and lay out mail in ways of their own."""

from types import ModuleType

from bench.casework_mail import fresh, judged, once_judged, thrice_judged, twice_judged

OWN: dict[str, ModuleType] = {
    "once judged": once_judged,
    "twice judged": twice_judged,
    "thrice judged": thrice_judged,
    "judged": judged,
    "fresh": fresh,
}
