"""Attacks on sealed columns by way of Django's own machinery: expressions, searches, copies, logs."""

import json
import logging
import pickle  # noqa: TID251 - caches and queues would do it

import pytest
from django.core.exceptions import FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, models
from django.db.models import Case, CharField, F, TextField, Value, When
from django.db.models.functions import Coalesce, Concat

from safehaven.foundation.actors import SYSTEM
from safehaven.foundation.operations import operation
from safehaven.foundation.sealed import SHORTEST, Sealed
from safehaven.ledger.front import write
from safehaven.records.models import Record
from safehaven_core.sealing import DataKey, Place
from tests.cast import ROBIN

CLEAR_TEXT = {
    "a value": Value("Quillfeather"),
    "a value as text": Value("Quillfeather", output_field=TextField()),
    "bytes": Value(b"Quillfeather", output_field=models.BinaryField()),
    "longer bytes": Value(b"Quillfeather" * 9, output_field=models.BinaryField()),
    "joined": Concat(Value("Quill"), Value("feather")),
    "a case": Case(When(pk__isnull=False, then=Value("Quillfeather")), output_field=CharField()),
    "another column": F("reference"),
}


@operation
def change(record, **columns):
    write("tests:changed", by=SYSTEM)
    Record.objects.filter(pk=record.pk).update(**columns)


@pytest.mark.parametrize("how", CLEAR_TEXT)
def test_the_database_refuses_clear_text_that_comes_as_an_expression(robin, how):
    """An expression goes past the field, and ends at the column's own check."""
    with pytest.raises(DatabaseError):
        change(robin, risks=CLEAR_TEXT[how])

    assert isinstance(Record.objects.get(pk=robin.pk).risks, Sealed)


def test_an_expression_on_an_instance_is_refused_as_well(robin):
    @operation
    def save():
        write("tests:changed", by=SYSTEM)
        robin.risks = Value("Quillfeather")
        robin.save()

    with pytest.raises(DatabaseError):
        save()


def test_a_sealed_value_has_the_form_that_the_database_asks_for():
    sealed = DataKey.generate().seal(Place("table", "row", "column"), b"")

    assert (len(sealed), sealed[0]) == (SHORTEST, 1)


@pytest.mark.parametrize("lookup", ["contains", "icontains", "startswith", "iexact", "regex", "gt", "in"])
def test_nobody_searches_within_a_sealed_column(robin, lookup):
    """What is searched for would reach the database, and its log of slow queries, in clear."""
    with pytest.raises(FieldError, match="Unsupported lookup"):
        Record.objects.filter(**{f"family_name__{lookup}": "Quillfeather"})


def test_nobody_looks_for_clear_text_in_a_sealed_column(robin):
    with pytest.raises(TypeError, match="holds sealed values only"):
        Record.objects.filter(family_name="Quillfeather").exists()


def test_an_empty_sealed_column_can_be_found(robin):
    found = Record.objects.filter(family_name=None), Record.objects.filter(family_name__isnull=False)

    assert [rows.count() for rows in found] == [0, 1]


@pytest.mark.parametrize(
    "asked",
    [
        lambda rows: rows.values(),
        lambda rows: rows.values_list(),
        lambda rows: rows.annotate(copy=F("family_name")).values("copy"),
        lambda rows: rows.annotate(copy=Coalesce("family_name", "risks")).values("copy"),
        lambda rows: rows.union(rows).values_list("family_name"),
        lambda rows: rows.only("pk").values("family_name"),
        lambda rows: rows.in_bulk(),
        lambda rows: [vars(row) for row in rows],
        lambda rows: rows.explain(),
    ],
    ids=["values", "list", "F", "coalesce", "union", "only", "bulk", "vars", "explain"],
)
def test_no_question_to_the_database_answers_in_clear(robin, asked):
    answer = repr(list(asked(Record.objects.filter(pk=robin.pk))))

    assert [word for word in ROBIN.values() if word in answer] == []


def test_a_record_in_a_cache_or_a_queue_holds_no_clear_text(robin):
    kept = pickle.dumps(Record.objects.get(pk=robin.pk))

    assert [word for word in ROBIN.values() if word.encode() in kept] == []
    assert pickle.loads(kept).family_name == Record.objects.get(pk=robin.pk).family_name


@pytest.mark.parametrize("encoder", [json.JSONEncoder, DjangoJSONEncoder])
def test_a_sealed_value_does_not_become_json(robin, encoder):
    with pytest.raises(TypeError, match="not JSON serializable"):
        json.dumps({"name": Record.objects.get(pk=robin.pk).family_name}, cls=encoder)


def test_a_sealed_value_shows_nothing_however_it_is_printed(robin, caplog):
    name = Record.objects.get(pk=robin.pk).family_name
    with caplog.at_level(logging.INFO):
        logging.getLogger("tests").info("%s %r", name, name)

    assert (f"{name} {name!r} {name!s}", caplog.messages) == (
        "‹sealed› ‹sealed› ‹sealed›",
        ["‹sealed› ‹sealed›"],
    )
    with pytest.raises(TypeError):
        f"{name:>20}"
    with pytest.raises(TypeError):
        bytes(name)
