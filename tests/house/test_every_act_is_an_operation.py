"""What changes or opens something is an operation: whole or not at all, and on the ledger."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.apps import apps

# Functions in an `operations` module that are not one act themselves, each with its reason.
SEVERAL_ACTS = {
    "safehaven.documents.operations.add_document": "Seals a file of any size between two acts, outside a transaction.",
    "safehaven.documents.operations.add_version": "Seals a file of any size between two acts, outside a transaction.",
    "safehaven.mailguard.operations.judging.open_to_judge": "Reads what its act opened once that is done, so that nobody waits for it in line to write.",
    "safehaven.mailguard.operations.receiving.receive": "Seals the content on the disk before its act, so that nobody waits for the disk during a turn to write.",
}


def modules() -> Iterator[Any]:
    for config in apps.get_app_configs():
        if not config.name.startswith("safehaven.") or config.label == "foundation":
            continue
        package = importlib.import_module(config.name)
        for found in pkgutil.walk_packages(package.__path__, f"{config.name}."):
            if ".operations" in found.name:
                yield importlib.import_module(found.name)


@cache
def acts() -> dict[str, Callable[..., Any]]:
    return {
        f"{module.__name__}.{name}": function
        for module in modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if inspect.unwrap(function).__module__ == module.__name__ and not name.startswith("_")
    }


@pytest.mark.parametrize("name", sorted(acts()))
def test_every_public_act_is_an_operation(name: str) -> None:
    assert hasattr(acts()[name], "is_operation") or name in SEVERAL_ACTS, (
        f"{name} is not an operation.  Put @operation above it, begin its name with _ if it is only a step, "
        "or list it in SEVERAL_ACTS with its reason."
    )


def test_every_exception_is_still_needed() -> None:
    needed = {name for name, act in acts().items() if not hasattr(act, "is_operation")}

    assert set(SEVERAL_ACTS) == needed
