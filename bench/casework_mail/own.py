"""The sets that name people, write numbers and lay out mail in ways of their own."""

from types import ModuleType

from bench.casework_mail import first_judged, judged, second_judged

OWN: dict[str, ModuleType] = {
    "first judged": first_judged,
    "second judged": second_judged,
    "judged": judged,
}
