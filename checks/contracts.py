"""An import contract of our own: an app is entered only by its front door.

import-linter's "protected" contract would have to be repeated for every app, and forgotten for the next.
This one reads the apps from the import graph, so a new app is covered on the day it is made.
"""

from collections.abc import Iterator
from typing import NamedTuple, cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Step(NamedTuple):
    """One import that crosses from one app into another."""

    importer: str
    imported: str

    def __str__(self) -> str:
        return f"{self.importer} -> {self.imported}"


class FrontDoors(Contract):
    """Which modules of an app the others may import.

    root_package   the package whose children are the apps
    open_to_all    apps without a door, because everything stands on them
    side_doors     "importing package -> module": the few other ways in, each with its reason beside it;
                   one that nobody uses any more is a fault as well
    """

    type_name = "front_doors"

    root_package = fields.StringField()
    open_to_all = fields.ListField(subfield=fields.StringField())
    side_doors = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 - import-linter's
        """Compare every import between apps with the doors that there are."""
        steps = sorted(_steps_between_apps(graph, str(self.root_package)))
        doors = [door.split(" -> ") for door in cast("list[str]", self.side_doors)]
        used = {_side_door(step, doors) for step in steps}
        broken = [step for step in steps if not self._is_open(step) and _side_door(step, doors) is None]
        unused = [" -> ".join(door) for door in doors if " -> ".join(door) not in used]
        return ContractCheck(kept=not broken and not unused, metadata={"broken": broken, "unused": unused})

    def _is_open(self, step: Step) -> bool:
        app, _, inside = step.imported.removeprefix(f"{self.root_package}.").partition(".")
        return inside.partition(".")[0] == "front" or app in cast("list[str]", self.open_to_all)

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say each fault and what mends it."""
        for step in check.metadata["broken"]:
            output.print_error(f"{step}: go through the front door, {_front_door_of(step)}.", bold=False)
        for door in check.metadata["unused"]:
            output.print_error(
                f"{door}: nobody uses this side door any more. Close it in pyproject.toml.", bold=False
            )


def _steps_between_apps(graph: ImportGraph, root: str) -> Iterator[Step]:
    for importer in graph.find_descendants(root):
        for imported in graph.find_modules_directly_imported_by(importer):
            if imported.startswith(f"{root}.") and _app(importer) != _app(imported):
                yield Step(importer, imported)


def _app(module: str) -> str:
    return ".".join(module.split(".")[:2])


def _front_door_of(step: Step) -> str:
    return f"{_app(step.imported)}.front"


def _side_door(step: Step, doors: list[list[str]]) -> str | None:
    for importer, imported in doors:
        if step.imported == imported and f"{step.importer}.".startswith(f"{importer}."):
            return f"{importer} -> {imported}"
    return None
