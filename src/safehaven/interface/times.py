"""Dates and times as people say them: 3 March 2026, 2:30pm, yesterday."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from safehaven.interface.counting import counted

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


def plain_date(value: date | datetime | None) -> str:
    """“3 March 2026”; nothing for no date."""
    day = _local(value) if isinstance(value, datetime) else value
    return "" if day is None else f"{day.day} {day:%B %Y}"


def plain_time(value: datetime) -> str:
    """“2:30pm”, “9am”, “midday”, “midnight”."""
    local = _local(value)
    if local.minute == 0 and local.hour in {0, 12}:
        return "midday" if local.hour else "midnight"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'pm' if local.hour >= 12 else 'am'}"


def plain_datetime(value: date | datetime | None) -> str:
    """“3 March 2026 at 2:30pm”; a date without a time stays a date."""
    if not isinstance(value, datetime):
        return plain_date(value)
    return f"{plain_date(value)} at {plain_time(value)}"


def ago(value: datetime | None, now: datetime | None = None) -> str:
    """How long ago, roughly: “5 minutes ago”, “yesterday at 4pm”, and after a week the date itself."""
    if value is None:
        return ""
    now = now or timezone.now()
    passed = now - value
    if passed < timedelta(0):
        return plain_datetime(value)
    days = (_local(now).date() - _local(value).date()).days
    if days == 0:
        return _within_a_day(passed)
    if days == 1:
        return f"yesterday at {plain_time(value)}"
    return f"{counted(days, 'day')} ago" if days <= 7 else f"on {plain_date(value)}"


def _within_a_day(passed: timedelta) -> str:
    if passed < _MINUTE:
        return "just now"
    if passed < _HOUR:
        return f"{counted(passed // _MINUTE, 'minute')} ago"
    return f"{counted(passed // _HOUR, 'hour')} ago"


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def file_size(size: int) -> str:
    """“640 bytes”, “38 kB”, “2.4 MB”, “1.1 GB”."""
    amount = float(size)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit != "MB" or amount >= 10 else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"
