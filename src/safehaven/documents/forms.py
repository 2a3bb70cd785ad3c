"""What is asked when a document comes in."""

from __future__ import annotations

import re
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import HttpRequest

from safehaven.documents.recognition import largest
from safehaven.documents.uploads import SealedUpload
from safehaven.interface.fields import DateField
from safehaven.interface.forms import Once, PlainForm

_TURNS_WRITING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class VersionForm(PlainForm, Once):
    """A file."""

    called: ClassVar[dict[str, str]] = {"file": "a file"}
    file = forms.FileField(label="File")

    def __init__(self, request: HttpRequest, *, about: UUID) -> None:
        super().__init__(*((request.POST, request.FILES) if request.method == "POST" else ()))
        self.too_large = getattr(request, "upload_too_large", False)
        self.fields[
            "file"
        ].help_text = f"Any file but a program, up to {largest()}. It is locked away before it is stored"
        self.fields["file"].widget.attrs |= {"data-names": "others", "data-names-about": str(about)}

    def clean(self) -> dict[str, Any]:
        """Say that a file was too large, rather than that there was none."""
        if self.too_large:
            self.errors.pop("file", None)
            self.add_error("file", f"The file must be {largest()} or smaller. Make it smaller, or split it")
        return super().clean() or {}

    @property
    def upload(self) -> SealedUpload:
        """The file that came."""
        sent: SealedUpload = self.cleaned_data["file"]
        return sent


class DocumentForm(VersionForm):
    """A new document: what it is, and its file."""

    called: ClassVar[dict[str, str]] = {"title": "what the document is", "file": "a file"}
    title = forms.CharField(
        label="What is it?",
        help_text="For example, Letter from the council about the deposit",
        max_length=200,
    )
    came_on = DateField(
        label="If it came on paper, when? (optional)",
        help_text="For example, 27 3 2026. Leave this empty for a file that was never paper",
        called="The day on which it came",
        must_be_past=True,
        required=False,
    )
    field_order = ["title", "file", "came_on", "once"]

    def clean_title(self) -> str:
        """Without marks that turn the direction of writing: they come with pasted text, and make a title read wrong."""
        title: str = _TURNS_WRITING.sub("", self.cleaned_data["title"]).strip()
        if not title:
            raise forms.ValidationError(self.fields["title"].error_messages["required"], code="required")
        return title
