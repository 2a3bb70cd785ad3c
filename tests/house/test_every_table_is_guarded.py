"""Only operations write; every column says what it would tell a stranger."""

import pytest
from django.db import models

from safehaven.foundation.guarded import Guarded, Tells
from safehaven.foundation.sealed import SealedField
from tests.house.models import NOT_GUARDED, OURS


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_table_is_guarded(model: type[models.Model]) -> None:
    guarded = issubclass(model, Guarded)

    assert guarded or model._meta.label in NOT_GUARDED, (
        f"{model._meta.label} is not guarded.  Derive it from Guarded, or say why not in tests/house/models.py."
    )


def test_every_exception_is_still_needed() -> None:
    needed = {model._meta.label for model in OURS if not issubclass(model, Guarded)}

    assert set(NOT_GUARDED) == needed


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_column_says_what_it_tells(model: type[models.Model]) -> None:
    columns = {field.name for field in model._meta.concrete_fields}
    described = set(getattr(model, "tells", {}))

    assert columns == described, (
        f"{model._meta.label}.tells must name every column and no other.\n"
        f"  not described: {sorted(columns - described)}\n"
        f"  no such column: {sorted(described - columns)}"
    )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_sealed_column_says_so_and_no_other_does(model: type[models.Model]) -> None:
    sealed = {field.name for field in model._meta.concrete_fields if isinstance(field, SealedField)}
    wrapped = {field.name for field in model._meta.concrete_fields if field.name == "wrapped"}
    said = {name for name, tells in getattr(model, "tells", {}).items() if tells is Tells.SEALED}

    assert said == sealed | wrapped


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_constraint_names_are_sentences(model: type[models.Model]) -> None:
    short = [rule.name for rule in model._meta.constraints if len(rule.name.split("_")) < 5]

    assert short == []


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_when_and_by_whom_come_together(model: type[models.Model]) -> None:
    """Optional columns in pairs (`…_at`, `…_by`) are both set or both empty, held by the database."""
    optional = {field.name for field in model._meta.concrete_fields if field.null or field.blank}
    pairs = {name.removesuffix("_at") for name in optional if name.endswith("_at")} & {
        name.removesuffix("_by") for name in optional if name.endswith("_by")
    }
    rules = [str(rule.deconstruct()) for rule in model._meta.constraints]
    tied = {
        pair for pair in pairs for rule in rules if f"'{pair}_at__isnull'" in rule and f"'{pair}_by" in rule
    }

    assert pairs - tied == set()


def test_there_are_pairs_to_judge() -> None:
    """A promise about pairs is empty where there are none."""
    assert any(
        {"ended_at", "ended_by"} <= {field.name for field in model._meta.concrete_fields} for model in OURS
    )


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_table_between_two_others_goes_unseen(model: type[models.Model]) -> None:
    """A many-to-many field would make a table that says nothing about itself: write it as a model."""
    assert (model._meta.auto_created, model._meta.local_many_to_many) == (False, [])


def test_a_table_without_a_guard_gives_its_reason() -> None:
    assert [label for label, reason in NOT_GUARDED.items() if len(reason.split()) < 5] == []
