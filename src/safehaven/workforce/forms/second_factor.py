"""Forms that ask for a second factor."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal.auth import begin_registration
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser

from safehaven.interface.widgets import OneTimeCode, Text
from safehaven.workforce.steps import step_of


def _code(hint: str) -> forms.CharField:
    messages = {"required": "Enter the code"}
    return forms.CharField(
        label="Code", help_text=hint, max_length=20, widget=OneTimeCode(), error_messages=messages
    )


# What the parsers underneath raise when a browser, or somebody who plays one, sends what is no credential.
GARBLED = (AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError, struct.error)


@contextmanager
def _refusing_the_garbled() -> Iterator[None]:
    try:
        yield
    except GARBLED:
        raise forms.ValidationError("That passkey did not work. Try again") from None


class CodeForm(AuthenticateForm):
    """A code of the authenticator app, or a recovery code.  Neither works twice."""

    use_required_attribute = False
    code = _code("The 6 digits in your authenticator app, or one of your recovery codes.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_code(self) -> str:
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            self._use_once(code)
        return code

    def _use_once(self, code: str) -> None:
        # allauth remembers a code for 30 seconds; with some tolerance for clocks it would work for longer.
        app = Authenticator.objects.select_for_update().get(pk=self.authenticator.pk)
        step = step_of(decrypt(app.data["secret"]), code)
        if step is None or step <= app.data.get("last_step", 0):
            raise get_adapter().validation_error("incorrect_code")
        app.data["last_step"] = step
        app.save(update_fields=["data"])


class PasskeyForm(AuthenticateWebAuthnForm):
    """What a passkey or security key answered, put there by the page's script."""

    def clean_credential(self) -> Authenticator:
        with _refusing_the_garbled():
            found: Authenticator = super().clean_credential()
        return found

    @property
    def authenticator(self) -> Authenticator:
        """The passkey that answered."""
        found: Authenticator = self.cleaned_data["credential"]
        return found


class PasskeyAloneForm(LoginWebAuthnForm, PasskeyForm):
    """A passkey that says itself whose it is."""


class AddAppForm(ActivateTOTPForm):
    """The first code of a new authenticator app, which proves that it works."""

    use_required_attribute = False
    code = _code("The 6 digits that the app shows now.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    @property
    def step(self) -> int:
        """Which half-minute the code was for, so that it does not also work for signing in."""
        return step_of(self.secret, self.cleaned_data["code"]) or 0


class AddPasskeyForm(AddWebAuthnForm):
    """A new passkey, made by the page's script, and a name to know it by."""

    use_required_attribute = False
    name = forms.CharField(
        label="Name of this passkey",
        help_text="Such as “My phone” or “Key on my key ring”.",
        widget=Text(width=20),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields.pop("passwordless", None)
        self.initial["name"] = ""

    def clean_name(self) -> str:
        return self.cleaned_data["name"].strip() or "Passkey"

    def clean(self) -> dict[str, Any]:
        """Insist on what the page asked for: a key that also checks that its owner is there."""
        self.cleaned_data["passwordless"] = True
        with _refusing_the_garbled():
            cleaned: dict[str, Any] = super().clean()
        return cleaned

    @staticmethod
    def options(staff: AbstractBaseUser) -> dict[str, Any]:
        """What the browser is to ask of the device."""
        options: dict[str, Any] = begin_registration(staff, passwordless=True)
        return options
