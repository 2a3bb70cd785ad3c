"""safehaven policy coverage [--json] | check FILE | add FILE."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from safehaven.foundation.actors import System
from safehaven.interface.counting import counted
from safehaven.policies.controls import State
from safehaven.policies.coverage import Coverage, of_adopted
from safehaven.policies.operations import add_pack
from safehaven.policies.presenters import STATES
from safehaven.policies.queries import read_own_pack
from safehaven.policies.rules import PackNotRight

OPERATOR = System("command_line")


class Command(BaseCommand):
    """Says the same as the pages of the policies, and adds a policy as they do."""

    help = "Say how each clause stands (coverage), or check or add a policy of your own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True, metavar="coverage | check | add")
        coverage = acts.add_parser(
            "coverage", help="Print each clause with its state.  Ends with 1 where one falls short."
        )
        coverage.add_argument("--json", action="store_true", dest="as_json", help="for other programs")
        for act, what in (
            ("check", "Say whatever is wrong with a policy of your own, with its place."),
            ("add", "Keep a policy of your own, so that it can be read and adopted."),
        ):
            acts.add_parser(act, help=what).add_argument(
                "file", type=Path, metavar="FILE", help="a TOML file"
            )

    def handle(self, *_args: Any, act: str, **given: Any) -> None:
        if act == "coverage":
            self._coverage(as_json=given["as_json"])
            return
        try:
            content = given["file"].read_bytes()
        except OSError as problem:
            raise CommandError(f"{given['file']} cannot be read: {problem.strerror}.") from None
        try:
            self._check(content) if act == "check" else self._add(content)
        except PackNotRight as refusal:
            raise CommandError("\n".join(refusal.faults)) from None

    def _check(self, content: bytes) -> None:
        pack = read_own_pack(content).pack
        self.stdout.write(
            f"“{pack.title}”, version {pack.version}, can be added: {counted(len(pack.clauses), 'clause')}."
        )

    def _add(self, content: bytes) -> None:
        added = add_pack(content, by=OPERATOR)
        self.stdout.write(
            f"Added “{added.pack}”, version {added.version}. Nothing changes until it is adopted."
        )

    def _coverage(self, *, as_json: bool) -> None:
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
            for covered in one.clauses:
                state = STATES[covered.evidence.state]
                self.stdout.write(
                    f"  {state.sign} {covered.clause.id}  {state.words}: {covered.evidence.sentence}"
                )
            numbers = ", ".join(f"{STATES[state].words}: {count}" for state, count in one.counts.items())
            self.stdout.write(f"  {numbers}\n")


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
            for covered in one.clauses
        ],
    }
