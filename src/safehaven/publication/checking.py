"""What is wrong with a text, each with its line and with what right looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches

from safehaven.interface.markdown import PLACEHOLDER, is_good_address
from safehaven.policies.front import Parameter
from safehaven.publication.boxes import Part, faults_of_boxes, parts_of
from safehaven_core.policy import Pack

LONGEST = 100_000
OF_A_CLAUSE = "clause:"
_NAMES = [parameter.value for parameter in Parameter]
_ADDRESS = re.compile(r"\]\(\s*<?([^\s)>]*)")
_HTML = re.compile(r"<[A-Za-z/!?]")


def faults_in(text: str, pack: Pack) -> list[str]:
    """Everything that must be put right before this can be the text of a policy."""
    if not text.strip():
        return ["Write the text of the policy."]
    if len(text) > LONGEST:
        return [f"The text has more than {LONGEST:,} letters. Make it shorter."]
    faults = list(faults_of_boxes(text))
    for part in parts_of(text):
        for number, line in part.numbered():
            faults += [f"Line {number}: {fault}" for fault in _faults_of_line(line, part, pack)]
    return sorted(faults, key=_line_number)


def with_plain_lines(text: str) -> str:
    """A text whose lines all end in the same way, whatever browser sent it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def placeholders_in(text: str) -> list[str]:
    """What stands between the braces, in order."""
    return [found.strip() for found in PLACEHOLDER.findall(text)]


def clauses_named(text: str, pack: Pack) -> set[str]:
    """The clauses of the policy that a text names."""
    named = {name.removeprefix(OF_A_CLAUSE) for name in placeholders_in(text) if name.startswith(OF_A_CLAUSE)}
    return named & {clause.id for clause in pack.clauses}


def _faults_of_line(line: str, part: Part, pack: Pack) -> Iterator[str]:
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"} for letter in line if letter != "\t"):
        yield "there is a letter here that nobody sees. Type the line again."
    if _HTML.search(line):
        yield "HTML is not used here. Write it in Markdown, such as **bold**."
    if "![" in line:
        yield "pictures cannot stand in a policy. Take it out, or link to it."
    for address in _ADDRESS.findall(line):
        if not is_good_address(address) or "{{" in address:
            yield "a link must go to https://…, mailto:… or a page of this site such as /policies/."
    for name in placeholders_in(line):
        yield from _faults_of_placeholder(name, part, pack)
    if "\\{" in line or any(brace in PLACEHOLDER.sub("", line) for brace in "{}"):
        yield "braces stand in pairs around one name, such as {{fax}}, with nothing else."


def _faults_of_placeholder(name: str, part: Part, pack: Pack) -> Iterator[str]:
    if not name.startswith(OF_A_CLAUSE):
        if name not in _NAMES:
            yield f"there is no setting “{name}”.{_did_you_mean(name, _NAMES, '')}"
        return
    clauses = {clause.id: clause for clause in pack.clauses}
    wanted = name.removeprefix(OF_A_CLAUSE)
    if wanted not in clauses:
        yield f"this policy has no clause “{wanted}”.{_did_you_mean(wanted, list(clauses), OF_A_CLAUSE)}"
    elif clauses[wanted].staff_only and not part.for_staff:
        yield f"clause {wanted} is for staff only. Put it into a box for staff."


def _did_you_mean(name: str, known: list[str], before: str) -> str:
    near = get_close_matches(name, known, 1)
    return f" Did you mean {{{{{before}{near[0]}}}}}?" if near else " See the list of settings."


def _line_number(fault: str) -> int:
    return int(fault.removeprefix("Line ").partition(":")[0])
