"""Forms about colleagues, and about how the organisation is made up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from safehaven.interface.fields import a_name
from safehaven.interface.forms import PlainForm, Versioned
from safehaven.interface.widgets import Answer, Choose, Email, Text
from safehaven.workforce.models import Service, Site, StaffMember, Team
from safehaven.workforce.queries import in_team_now, working_here
from safehaven.workforce.roles import MEANINGS, Role
from safehaven.workforce.states import ResetReason


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """Chooses somebody who works here, by name."""

    def __init__(self, label: str) -> None:
        nobody = StaffMember.objects.none()
        super().__init__(nobody, label=label, required=False, empty_label="Nobody")

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.initials})"


class DetailsForm(PlainForm):
    """Who somebody is, and what they sign in with."""

    called: ClassVar[dict[str, str]] = {
        "name": "their full name",
        "initials": "their initials",
        "email": "their work email address",
    }
    name = forms.CharField(label="Full name", max_length=120, validators=[a_name])
    initials = forms.RegexField(
        r"^[^\W\d_]{2,6}$",
        label="Initials",
        help_text="2 to 6 letters. Lists show these.",
        widget=Text(width=5),
        error_messages={"invalid": "Initials must be 2 to 6 letters, like AL"},
    )
    email = forms.EmailField(
        label="Work email address", help_text="They sign in with this address.", widget=Email()
    )


class ChangeDetailsForm(DetailsForm, Versioned):
    """The same, of somebody who is there, as they were when the page was made."""

    def __init__(self, staff: StaffMember, *args: Any, **kwargs: Any) -> None:
        held = {name: getattr(staff, name) for name in ("name", "initials", "email", "version")}
        super().__init__(*args, initial=held, **kwargs)


class AddStaffForm(DetailsForm):
    """Somebody new."""

    line_manager = ColleagueField("Line manager")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "line_manager", working_here())


class LineManagerForm(PlainForm):
    """Who manages somebody."""

    heading = "line_manager"
    line_manager = ColleagueField("Who is their line manager?")

    def __init__(self, staff: StaffMember, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"line_manager": staff.line_manager_id}, **kwargs)
        _offer(self, "line_manager", working_here().exclude(pk=staff.pk))


class GiveRoleForm(PlainForm):
    """One more role, each with what it means."""

    heading = "role"
    called: ClassVar[dict[str, str]] = {"role": "a role"}
    role = forms.TypedChoiceField(label="Which role do they take on?", coerce=Role, widget=Choose())

    def __init__(self, offered: Sequence[Role], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = [
            (role.value, Answer(str(role.label), hint=MEANINGS[role].plainly)) for role in offered
        ]


class JoinTeamForm(PlainForm):
    """One more team."""

    heading = "team"
    called: ClassVar[dict[str, str]] = {"team": "a team"}
    team = forms.ModelChoiceField(
        label="Which team do they join?", queryset=Team.objects.none(), empty_label=None
    )

    def __init__(self, staff: StaffMember, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "team", Team.objects.exclude(pk__in=in_team_now(staff)).order_by("name"))


class ResetForm(PlainForm):
    """Why somebody needs another second factor."""

    heading = "reason"
    called: ClassVar[dict[str, str]] = {"reason": "the reason"}
    reason = forms.TypedChoiceField(
        label="Why do they need another second factor?",
        choices=ResetReason.choices,
        coerce=ResetReason,
        widget=Choose(),
    )


class PlaceForm(PlainForm):
    """The name of a service or a site."""

    called: ClassVar[dict[str, str]] = {"name": "its name"}
    name = forms.CharField(label="Name", max_length=80)


class TeamForm(PlaceForm):
    """A team, with the service and the site that it belongs to."""

    called: ClassVar[dict[str, str]] = PlaceForm.called | {"service": "the service", "site": "the site"}
    service = forms.ModelChoiceField(label="Service", queryset=Service.objects.order_by("name"))
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.order_by("name"))


def _offer(form: forms.Form, name: str, rows: Any) -> None:
    field: Any = form.fields[name]
    field.queryset = rows
