"""Controls that need more than Django's own: widths, three-part dates, answers with hints.

Nothing typed is offered back by the browser later: unless a widget says otherwise, `autocomplete` and
`spellcheck` are off, because a browser would keep names on a shared machine, and some send text away to check it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from django import forms
from django.utils.datastructures import MultiValueDict


class Text(forms.TextInput):
    """A line of text.  `width` is the number of characters it looks made for: 2, 3, 4, 5, 10, 20 or 30."""

    def __init__(self, *, width: int | None = None, **attrs: str) -> None:
        super().__init__(attrs=_with_width(attrs, width))


class LongText(forms.Textarea):
    """Several lines of text; with a field that has `max_length` the characters are counted."""

    def __init__(self, *, rows: int = 5, **attrs: str) -> None:
        super().__init__(attrs={"rows": rows, **attrs})


class Password(forms.PasswordInput):
    """A password, which the person may show.  `autocomplete` says whether it is the current or a new one."""

    def __init__(self, *, new: bool = False, **attrs: str) -> None:
        super().__init__(attrs={"autocomplete": "new-password" if new else "current-password", **attrs})


class Email(forms.EmailInput):
    """An e-mail address."""

    def __init__(self, **attrs: str) -> None:
        super().__init__(attrs=attrs)


class Telephone(forms.TextInput):
    """A telephone number."""

    input_type = "tel"

    def __init__(self, **attrs: str) -> None:
        super().__init__(attrs=_with_width({"inputmode": "tel", **attrs}, 20))


class OneTimeCode(forms.TextInput):
    """A code of digits from a phone or a letter."""

    def __init__(self, **attrs: str) -> None:
        code = {"inputmode": "numeric", "autocomplete": "one-time-code", **attrs}
        super().__init__(attrs=_with_width(code, 10))


class Choose(forms.RadioSelect):
    """One answer of a few, all in view.  `inline` suits two short answers, such as yes and no."""

    def __init__(self, *, inline: bool = False, small: bool = False, **attrs: str) -> None:
        super().__init__(attrs={**attrs, **_modifiers("govuk-radios", inline=inline, small=small)})


class ChooseSeveral(forms.CheckboxSelectMultiple):
    """Any number of answers, all in view."""

    def __init__(self, *, small: bool = False, **attrs: str) -> None:
        super().__init__(attrs={**attrs, **_modifiers("govuk-checkboxes", small=small)})


class Answer(str):
    """The label of an answer, with a hint under it: `("post", Answer("Post", hint="Second class"))`."""

    __slots__ = ("hint",)
    hint: str

    def __new__(cls, label: str, hint: str = "") -> Self:
        answer = super().__new__(cls, label)
        answer.hint = hint
        return answer


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date as it was typed, right or wrong, so that it can be shown again."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: object) -> Self:
        """What to show for a value: a date, something typed before, or nothing."""
        if isinstance(value, cls):
            return value
        if isinstance(value, date):
            return cls(str(value.day), str(value.month), str(value.year))
        return cls()

    @property
    def empty(self) -> bool:
        return not (self.day or self.month or self.year)


class DateParts(forms.Widget):
    """Day, month and year, each typed: quicker and clearer than a calendar for a date that one knows."""

    template_name = "interface/forms/date.html"
    use_fieldset = True
    parts = ("day", "month", "year")

    def __init__(self, *, birthday: bool = False) -> None:
        super().__init__()
        self.birthday = birthday

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any] | Mapping[str, Any],  # noqa: ARG002 - Django's signature
        name: str,
    ) -> TypedDate:
        return TypedDate(**{part: str(data.get(f"{name}_{part}", "")).strip() for part in self.parts})

    def value_omitted_from_data(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any] | Mapping[str, Any],  # noqa: ARG002 - Django's signature
        name: str,
    ) -> bool:
        return not any(f"{name}_{part}" in data for part in self.parts)

    def id_for_label(self, id_: str) -> str:  # noqa: ARG002 - Django's signature
        return ""

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        wrong = context["widget"]["attrs"].pop("data-wrong", "").split()
        typed = asdict(TypedDate.of(value))
        context["widget"]["parts"] = [
            {"name": part, "label": part.title(), "value": typed[part], "wrong": part in wrong}
            for part in self.parts
        ]
        return context


def _with_width(attrs: dict[str, str], width: int | None) -> dict[str, str]:
    return (
        attrs
        if width is None
        else {**attrs, "class": f"govuk-input--width-{width} {attrs.get('class', '')}".strip()}
    )


def _modifiers(block: str, **chosen: bool) -> dict[str, str]:
    classes = " ".join(f"{block}--{name}" for name, wanted in chosen.items() if wanted)
    return {"class": classes} if classes else {}
