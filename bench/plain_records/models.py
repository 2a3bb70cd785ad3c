"""The tables of a record with every sealed column in clear, and nothing that guards them."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from safehaven.foundation.sealed import SealedField
from safehaven.records import models as ours


class Plain(models.Model):
    """A row like ours, with an id like ours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)

    class Meta:
        abstract = True


def _twin(model: type[models.Model], **replaced: models.Field[Any, Any]) -> Any:
    """The same columns as one of our tables; sealed ones hold text, and none has a constraint."""
    same = {"ledger_noun": getattr(model, "ledger_noun", ""), "__str__": model.__str__}
    body: dict[str, Any] = {"__module__": __name__, **same}
    for field in model._meta.local_concrete_fields:
        if not field.primary_key:
            body[field.name] = replaced.get(field.name) or _plain(field)
    body["Meta"] = type("Meta", (), {"app_label": "plain_records", "indexes": [], "constraints": []})
    return type(f"Plain{model.__name__}", (Plain,), body)


def _plain(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    if isinstance(field, SealedField):
        return models.TextField(default="")
    if isinstance(field, models.ForeignKey):
        return models.ForeignKey(
            settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=field.null
        )
    copy: models.Field[Any, Any] = field.clone()
    return copy


def _of_a_record(related_name: str = "+") -> models.Field[Any, Any]:
    return models.ForeignKey("plain_records.PlainRecord", on_delete=models.PROTECT, related_name=related_name)


PlainRecord = _twin(ours.Record)
PlainContactPoint = _twin(ours.ContactPoint, record=_of_a_record())
PlainAddress = _twin(ours.Address, record=_of_a_record())
PlainIdentifier = _twin(ours.Identifier, record=_of_a_record())
PlainAssignment = _twin(ours.Assignment, record=_of_a_record("assignments"))
PlainEntry = _twin(
    ours.Entry,
    record=_of_a_record("entries"),
    corrects=models.OneToOneField("self", on_delete=models.PROTECT, related_name="correction", null=True),
)
