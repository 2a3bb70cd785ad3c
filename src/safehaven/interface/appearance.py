"""Light or dark: a person's own choice, kept in a cookie that tells nothing else about them."""

from enum import StrEnum

from django.http import HttpRequest, HttpResponse

COOKIE = "appearance"
_A_YEAR = 365 * 24 * 60 * 60


class Scheme(StrEnum):
    """How pages are coloured.  DEVICE follows what the person's device asks for."""

    DEVICE = "device"
    LIGHT = "light"
    DARK = "dark"


def chosen_scheme(request: HttpRequest) -> Scheme:
    """The scheme in the cookie; anything unknown follows the device."""
    try:
        return Scheme(request.COOKIES.get(COOKIE, Scheme.DEVICE))
    except ValueError:
        return Scheme.DEVICE


def keep_scheme(response: HttpResponse, scheme: Scheme, *, secure: bool) -> None:
    """Keep the choice for a year; following the device needs no cookie."""
    if scheme is Scheme.DEVICE:
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(COOKIE, scheme, max_age=_A_YEAR, secure=secure, httponly=True, samesite="Lax")
