"""How every form is drawn, also the forms of other packages: settings name this as FORM_RENDERER."""

from typing import Any

from django.forms import BoundField, Textarea, Widget
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import ChoiceWidget, Select

ALWAYS_COUNTED = 1000


class PlainBoundField(BoundField):
    """A field on its page: where its errors point, what describes it, whether it is the page's one question."""

    @property
    def is_heading(self) -> bool:
        """Whether the label is the page's heading, for a page that asks one question."""
        return bool(getattr(self.form, "heading", None) == self.name)

    @property
    def limit(self) -> int | None:
        """The most characters that a long text may have, to be counted as the person types."""
        limit = getattr(self.field, "max_length", None)
        return limit if isinstance(self.field.widget, Textarea) else None

    @property
    def count_from(self) -> int:
        """From which part of the limit, in per cent, the count is shown."""
        return 0 if (self.limit or 0) <= ALWAYS_COUNTED else 75

    @property
    def is_single_box(self) -> bool:
        return getattr(self.field.widget, "input_type", "") == "checkbox" and not self.use_fieldset

    @property
    def error_target(self) -> str:
        """The id of the control that a link in the error summary goes to."""
        return _first_wrong_control(self.field.widget, self.auto_id, self._wrong_parts)

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        if self.limit is None or described is None:
            return described
        return f"{described} {self.auto_id}-info".strip()

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        if self._wrong_parts:
            built["data-wrong"] = " ".join(self._wrong_parts)
        return built

    @property
    def _wrong_parts(self) -> list[str]:
        parts = getattr(self.field.widget, "parts", ())
        if not parts or not self.errors:
            return []
        codes = {error.code or "" for error in self.errors.as_data()}
        named = [part for part in parts if any(part in code.split("_") for code in codes)]
        return named or list(parts)


def _first_wrong_control(widget: Widget, auto_id: str, wrong_parts: list[str]) -> str:
    if wrong_parts:
        return f"{auto_id}_{wrong_parts[0]}"
    if isinstance(widget, ChoiceWidget) and not isinstance(widget, Select):
        return f"{auto_id}_0"
    return auto_id


class PlainFormRenderer(TemplatesSetting):
    """Draws forms, fields and widgets with the templates of this app."""

    form_template_name = "interface/forms/form.html"
    field_template_name = "interface/forms/field.html"
    bound_field_class = PlainBoundField
