"""The import contract of our own: an app is entered only by its front door."""

import pytest
from grimp import ImportGraph

from checks.contracts import FrontDoors

MODULES = (
    "site",
    "site.records",
    "site.records.front",
    "site.records.models",
    "site.sharing.operations",
    "site.base",
)


@pytest.fixture
def judge():
    """The faults of one import, with these side doors."""

    def judged(importer: str, imported: str, side_doors: tuple[str, ...] = ()) -> dict[str, list[str]]:
        graph = ImportGraph()
        for module in MODULES:
            graph.add_module(module)
        graph.add_import(importer=importer, imported=imported)
        options = {"root_package": "site", "open_to_all": ["base"], "side_doors": list(side_doors)}
        outcome = FrontDoors("doors", {"root_packages": ["site"]}, options).check(graph, verbose=False)
        faults = {kind: [str(fault) for fault in found] for kind, found in outcome.metadata.items() if found}
        assert outcome.kept == (not faults)
        return faults

    return judged


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("site.sharing.operations", "site.records.front"),
        ("site.sharing.operations", "site.base"),
        ("site.records.front", "site.records.models"),
    ],
)
def test_the_front_door_is_open(judge, importer, imported):
    assert judge(importer, imported) == {}


def test_the_back_door_is_closed(judge):
    faults = judge("site.sharing.operations", "site.records.models")

    assert faults == {"broken": ["site.sharing.operations -> site.records.models"]}


def test_a_side_door_is_for_whom_it_was_made(judge):
    doors = ("site.sharing -> site.records.models",)

    assert judge("site.sharing.operations", "site.records.models", doors) == {}


def test_a_side_door_that_nobody_uses_is_found(judge):
    doors = ("site.sharing -> site.records.models",)

    faults = judge("site.sharing.operations", "site.records.front", doors)

    assert faults == {"unused": list(doors)}
