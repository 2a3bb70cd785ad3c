"""Assessment results in OSCAL, the format of NIST by which programs of governance exchange such findings.

Each clause is a finding, and what a control's test saw is an observation.  Only what holds is satisfied.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from uuid import UUID, uuid4

from safehaven.policies.controls import State
from safehaven.policies.exports.report import Line, Report

VERSION = "1.1.3"
OURS = "urn:safehaven:policy"
_TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*").fullmatch
Facts = dict[str, object]
Seen = tuple[str, str]


def assessment_results(report: Report) -> bytes:
    """The file, as JSON."""
    plan, made = uuid4(), _moment(report.made)
    observed = {_what(line): uuid4() for line in report.lines}
    whole = {
        "uuid": str(uuid4()),
        "metadata": {
            "title": f"How “{report.pack.title}” stands at {report.organisation}",
            "last-modified": made,
            "version": report.pack.version,
            "oscal-version": VERSION,
        },
        "import-ap": {"href": f"#{plan}"},
        "results": [_result(report, observed, made)],
        "back-matter": {"resources": [_plan(plan)]},
    }
    return json.dumps({"assessment-results": whole}, indent=2, ensure_ascii=False).encode()


def _result(report: Report, observed: dict[Seen, UUID], made: str) -> Facts:
    clauses = [{"control-id": token(line.clause.id)} for line in report.lines]
    return {
        "uuid": str(uuid4()),
        "title": report.pack.title,
        "description": "How each clause of the adopted policy stood when Safehaven looked at it.",
        "start": made,
        "end": made,
        "reviewed-controls": {"control-selections": [{"include-controls": clauses}]},
        "observations": [_observation(what, observed[what], made) for what in observed],
        "findings": [_finding(line, observed) for line in report.lines],
    }


def _what(line: Line) -> Seen:
    """What was seen: of one control, other things may be seen for other clauses."""
    return line.clause.control, line.evidence.sentence


def _observation(what: Seen, uuid: UUID, made: str) -> Facts:
    control, sentence = what
    return {
        "uuid": str(uuid),
        "title": control,
        "description": sentence,
        "methods": ["TEST"],
        "types": ["control-objective"],
        "collected": made,
    }


def _finding(line: Line, observed: dict[Seen, UUID]) -> Facts:
    state = "satisfied" if line.evidence.state is State.HOLDS else "not-satisfied"
    return {
        "uuid": str(uuid4()),
        "title": line.clause.id,
        "description": line.text,
        "props": [{"name": "state", "ns": OURS, "value": line.evidence.state.value}],
        "target": {
            "type": "objective-id",
            "target-id": token(line.clause.id),
            "description": line.evidence.sentence,
            "status": {"state": state},
        },
        "related-observations": [{"observation-uuid": str(observed[_what(line)])}],
    }


def _plan(uuid: UUID) -> Facts:
    return {
        "uuid": str(uuid),
        "title": "How Safehaven looks",
        "description": "Each control of the policy has a test of its own, which is run over the live data.",
    }


def token(name: str) -> str:
    """A clause's name as OSCAL allows it: it must not begin with a digit."""
    return name if _TOKEN(name) else f"clause-{name}"


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
