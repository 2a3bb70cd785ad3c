"""Forms about changing teams and about leaving."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from safehaven.interface.fields import DateField, OneOfThese
from safehaven.interface.forms import PlainForm
from safehaven.interface.widgets import Answer, Choose
from safehaven.workforce.days import today
from safehaven.workforce.models import StaffMember, Team
from safehaven.workforce.queries import in_team_now, roles_of, teams_of
from safehaven.workforce.roles import Role
from safehaven.workforce.rules import NotThen, roles_to_give

NOW, LATER = "now", "later"


class LeavingForm(PlainForm):
    """Whether somebody has left already, or on which day they will."""

    called: ClassVar[dict[str, str]] = {"when": "when they leave", "last_day": "their last day"}
    when = forms.ChoiceField(
        label="When do they leave?",
        choices=[
            (NOW, Answer("Now", hint="They are shut out as soon as you press the button")),
            (LATER, Answer("On a day that is known", hint="They are shut out when that day is over")),
        ],
        widget=Choose(),
    )
    last_day = DateField(
        label="Their last day here",
        help_text="Only if you chose a day. For example, 27 3 2027",
        called="Their last day",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The day is needed where they leave later."""
        cleaned = super().clean() or {}
        if cleaned.get("when") == LATER and not self.errors and cleaned.get("last_day") is None:
            self.add_error("last_day", "Enter their last day here")
        return cleaned


class MoveForm(PlainForm):
    """Out of which team, into which, from which day on, and with which job."""

    refused_at: ClassVar[dict[type[Exception], str]] = {NotThen: "on"}
    called: ClassVar[dict[str, str]] = {
        "leaves": "the team that they leave",
        "joins": "the new team",
        "on": "their first day in the new team",
    }
    leaves = OneOfThese(
        Team.objects.none(), label="Which team do they leave?", widget=Choose(), empty_label=None
    )
    joins = OneOfThese(
        Team.objects.none(), label="Which team do they join?", widget=Choose(), empty_label=None
    )
    on = DateField(
        label="Their first day in the new team",
        help_text="From this day on they have nothing of the old team. For example, 27 3 2027",
        called="The day",
    )
    ends_role = forms.ChoiceField(label="Do they give up a role on that day?", required=False)
    begins_role = forms.ChoiceField(label="Do they take on a role on that day?", required=False)

    def __init__(self, staff: StaffMember, by: StaffMember, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today(), "leaves": teams_of(staff).first()}, **kwargs)
        _offer_teams(self.fields["leaves"], teams_of(staff))
        _offer_teams(self.fields["joins"], Team.objects.exclude(pk__in=in_team_now(staff)).order_by("name"))
        _offer_roles(self.fields["ends_role"], sorted(roles_of(staff)))
        _offer_roles(self.fields["begins_role"], roles_to_give(staff, by))

    def clean_ends_role(self) -> Role | None:
        return _role(self.cleaned_data["ends_role"])

    def clean_begins_role(self) -> Role | None:
        return _role(self.cleaned_data["begins_role"])


def _offer_teams(field: Any, teams: Any) -> None:
    field.queryset = teams
    field.label_from_instance = lambda team: team.name


def _offer_roles(field: Any, roles: list[Role]) -> None:
    field.choices = [("", "No"), *((role.value, str(role.label)) for role in roles)]


def _role(typed: str) -> Role | None:
    return Role(typed) if typed else None
