"""Forms that ask for a password."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import Email, Password
from safehaven.workforce.models import StaffMember
from safehaven.workforce.passwords import LongAndHardToGuess

NOT_IN_THE_DEVICE = "Do not let the browser or the device keep it. A password manager that your organisation chose is the place."
LONGEST = 1000


class SignInForm(LoginForm):
    """Email address and password."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["login"] = forms.EmailField(
            label="Email address",
            widget=Email(autocomplete="username", spellcheck="false"),
            error_messages={
                "required": "Enter your email address",
                "invalid": "Enter an email address in the correct format, like name@example.org",
            },
        )
        self.fields["password"] = forms.CharField(
            label="Password",
            widget=Password(),
            strip=False,
            max_length=LONGEST,
            error_messages={"required": "Enter your password"},
        )
        self.order_fields(["login", "password"])


class UnlockForm(PlainForm):
    """The password, at a locked screen.  Whether it is right, the view finds out within the limits."""

    called: ClassVar[dict[str, str]] = {"password": "your password"}
    password = forms.CharField(label="Password", widget=Password(), strip=False, max_length=LONGEST)


class NewPasswordForm(PlainForm):
    """A first password, or another."""

    called: ClassVar[dict[str, str]] = {"password": "a new password"}
    password = forms.CharField(
        label="New password", widget=Password(new=True), strip=False, max_length=LONGEST
    )

    def __init__(self, staff: StaffMember, *args: Any, **kwargs: Any) -> None:
        self.staff = staff
        super().__init__(*args, **kwargs)
        advice = LongAndHardToGuess().get_help_text()
        self.fields["password"].help_text = f"{advice} {NOT_IN_THE_DEVICE}"

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.staff)
        return password


class ChangePasswordForm(NewPasswordForm):
    """The password so far, and another.  Whether the old one is right, the view finds out."""

    called: ClassVar[dict[str, str]] = {"current": "your current password", "password": "a new password"}
    current = forms.CharField(label="Current password", widget=Password(), strip=False, max_length=LONGEST)
    field_order = ("current", "password")
