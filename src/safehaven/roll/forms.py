"""What people type about tokens for their programs."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from safehaven.interface.forms import ActForm
from safehaven.interface.widgets import Text
from safehaven.roll.rules import TokenNameInUse


class NewTokenForm(ActForm):
    """For which program a token is."""

    refused_at: ClassVar = {TokenNameInUse: "name"}
    called: ClassVar = {"name": "which program it is for"}
    name = forms.CharField(
        label="Which program is it for?",
        help_text="For example: The script that checks our newsletter",
        max_length=60,
        widget=Text(width=20),
    )


class EndTokenForm(ActForm):
    """A page that asks for nothing but a yes."""
