"""safehaven policy coverage [--json]."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from safehaven.policies.controls import State
from safehaven.policies.coverage import Coverage, Covered, of_adopted
from safehaven.policies.presenters import STATES


class Command(BaseCommand):
    """Says the same as the pages of the policies."""

    help = "Say how each clause of the adopted policies stands.  Ends with 1 where one falls short."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="coverage")
        coverage = acts.add_parser("coverage", help="Print each clause with its state and evidence.")
        coverage.add_argument("--json", action="store_true", dest="as_json", help="for other programs")

    def handle(self, *_args: Any, as_json: bool, **_given: Any) -> None:
        every = of_adopted()
        if as_json:
            self.stdout.write(json.dumps([_facts(one) for one in every], indent=2, ensure_ascii=False))
        else:
            self._print(every)
        if any(count for one in every for state, count in one.counts.items() if state is not State.HOLDS):
            sys.exit(1)

    def _print(self, every: list[Coverage]) -> None:
        if not every:
            self.stdout.write("No policy is adopted.")
        for one in every:
            self.stdout.write(f"{one.pack.title}, version {one.pack.version}")
            for covered in _clauses(one):
                state = STATES[covered.evidence.state]
                self.stdout.write(
                    f"  {state.sign} {covered.clause.id}  {state.words}: {covered.evidence.sentence}"
                )
            numbers = ", ".join(f"{STATES[state].words}: {count}" for state, count in one.counts.items())
            self.stdout.write(f"  {numbers}\n")


def _clauses(one: Coverage) -> list[Covered]:
    return [covered for part in one.parts for covered in part.clauses]


def _facts(one: Coverage) -> dict[str, object]:
    return {
        "policy": one.pack.id,
        "version": one.pack.version,
        "counts": {state.value: count for state, count in one.counts.items()},
        "clauses": [
            {
                "id": covered.clause.id,
                "control": covered.clause.control,
                "state": covered.evidence.state.value,
                "evidence": covered.evidence.sentence,
                "figures": dict(covered.evidence.figures),
                "in_force": {setting.parameter.value: setting.value for setting in covered.settings},
            }
            for covered in _clauses(one)
        ],
    }
