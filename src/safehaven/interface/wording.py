"""Error messages in plain English: what is wrong and what right looks like, from a field's own label."""

import unicodedata
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from safehaven.interface.fields import DateField

_DETERMINERS = {
    "a",
    "an",
    "the",
    "your",
    "their",
    "this",
    "that",
    "one",
    "any",
    "what",
    "how",
    "when",
    "why",
    "who",
}


_LINE_BREAKS_AND_TABS = "\t\n\r"
_ENOUGH_TO_FIND_IT = 20


@dataclass(frozen=True, slots=True)
class NothingHidden:
    """Refuses NUL and other control characters, which come with text that is pasted, and says where one is.

    `shown` is whether the text may stand in the message; that of a password may not.
    """

    label: str
    shown: bool = True

    def __call__(self, value: object) -> None:
        text = str(value)
        place = next((at for at, letter in enumerate(text) if _is_hidden(letter)), None)
        if place is not None:
            raise ValidationError(
                f"{_named(self.label)} has a hidden character that cannot be kept{self._where(text, place)}. "
                "Delete what stands there and type it again",
                code="hidden_character",
            )

    def _where(self, text: str, place: int) -> str:
        if not self.shown:
            return ""
        last_words = " ".join(text[:place].split())[-_ENOUGH_TO_FIND_IT:]
        where = f"after “{last_words}”" if last_words else "at its beginning"
        return f": {_in_words(text[place])}, {where}"


def _named(label: str) -> str:
    """A label at the beginning of a sentence: a question is quoted."""
    return f"The answer to “{label}”" if label.endswith("?") else label


_HIDDEN_IN_WORDS = {
    "\0": "a “null” mark",
    "\a": "a “bell” mark",
    "\b": "a “backspace” mark",
    "\v": "a “vertical tab” mark",
    "\f": "a “new page” mark",
    "\x1b": "an “escape” mark",
    "\x7f": "a “delete” mark",
}


def _in_words(letter: str) -> str:
    return _HIDDEN_IN_WORDS.get(letter, f"a “control” mark, number {ord(letter)}")


def _is_hidden(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" and letter not in _LINE_BREAKS_AND_TABS


def word_errors(field: forms.Field, label: str, called: str | None = None) -> None:
    """Give the field messages that name it, save where its author wrote some.

    `called` is how a sentence names it: with `called="a given name"` the message is “Enter a given name”.
    Without it a label becomes “the given name”, and a question “an answer to “Is it urgent?””.
    """
    for code, message in _messages(field, label, called or _inside_a_sentence(label)).items():
        if field.error_messages.get(code) == _default_message(field, code):
            field.error_messages[code] = message
    if isinstance(field, DateField):
        field.label = field.label or label


def _messages(field: forms.Field, label: str, called: str) -> dict[str, str]:
    messages = {"required": f"{_verb(field)} {called}"}
    if isinstance(field, forms.BooleanField):
        messages["required"] = f"Tick the box to confirm: {label}"
    if isinstance(field, forms.EmailField):
        messages["invalid"] = "Enter an email address in the correct format, like name@example.com"
    elif isinstance(field, forms.FloatField | forms.IntegerField):
        messages["invalid"] = f"{label} must be a number, like 15"
    elif isinstance(field, forms.FileField):
        messages |= _file_messages()
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        messages["invalid_choice"] = f"Choose {called} from what is shown"
    return messages


def _file_messages() -> dict[str, str]:
    return {
        "empty": "The file you chose is empty. Choose a file that has something in it",
        "missing": "Choose a file",
        "invalid": "Choose a file",
        "max_length": "The name of the file is too long. It must be %(max)d characters or fewer",
    }


def _verb(field: forms.Field) -> str:
    chosen = (forms.ChoiceField, forms.ModelChoiceField, forms.FileField)
    return "Choose" if isinstance(field, chosen) else "Enter"


def _default_message(field: forms.Field, code: str) -> object:
    for cls in type(field).__mro__:
        messages = getattr(cls, "default_error_messages", {})
        if code in messages:
            return messages[code]
    return None


def _inside_a_sentence(label: str) -> str:
    if label.endswith("?"):
        return f"an answer to “{label}”"
    lowered = _lowered(label)
    return lowered if lowered.split(" ", maxsplit=1)[0] in _DETERMINERS else f"the {lowered}"


def _lowered(label: str) -> str:
    """“Date of birth” inside a sentence is “date of birth”, but “NHS number” stays as it is."""
    first_word = label.split(" ", maxsplit=1)[0]
    return label if first_word[1:] != first_word[1:].lower() else label[:1].lower() + label[1:]
