"""Going to the organisation's sign-in provider, and coming back from it."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from safehaven.foundation.gates import public
from safehaven.workforce.limits import try_provider
from safehaven.workforce.provider import NOT_THIS_WAY, PROVIDER, SignInProvider, TokenReader


@public(because="It is another way to sign in.")
@require_POST
@never_cache
def sign_in_elsewhere(request: HttpRequest) -> HttpResponse:
    """Send somebody to the provider."""
    provider = _provider(request)
    if not try_provider(request):
        messages.error(request, NOT_THIS_WAY)
        return redirect("account_login")
    try:
        return provider.begin(request)
    except (RequestException, ValueError, KeyError):
        messages.error(
            request, "The sign-in service does not answer.  Sign in with your password, or try later."
        )
        return redirect("account_login")


@public(because="It is another way to sign in.")
@require_safe
@never_cache
def sign_in_returned(request: HttpRequest) -> HttpResponse:
    """Take what the provider says, once."""
    _provider(request)
    read: Any = OAuth2CallbackView
    answer: HttpResponse = read.adapter_view(TokenReader(request, PROVIDER))(request)
    return answer


def _provider(request: HttpRequest) -> SignInProvider:
    if not settings.SAFEHAVEN_SIGN_IN:
        raise Http404
    found: SignInProvider = get_adapter().get_provider(request, PROVIDER)
    return found
