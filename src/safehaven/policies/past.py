"""What was in force at a moment that is past.  Choices and adoptions are kept for ever, so nothing else need be."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from safehaven.policies.models import Adoption, ParameterChoice
from safehaven.policies.parameters import Parameter
from safehaven.policies.queries import pack_of
from safehaven.policies.settling import Adopted, Setting, settings


def settings_at(moment: datetime) -> dict[Parameter, Setting]:
    """Every parameter's value at a moment, and why it held."""
    choices = ParameterChoice.objects.filter(chosen_at__lte=moment).order_by("chosen_at")
    standing = Adoption.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=moment), adopted_at__lte=moment
    ).order_by("adopted_at")
    adopted = Adopted.of([pack_of(digest) for digest in standing.values_list("digest", flat=True)])
    return settings(adopted, dict(choices.values_list("parameter", "value")))
