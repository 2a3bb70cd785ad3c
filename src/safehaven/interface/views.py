"""The few addresses that belong to the pages themselves."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import public, signed_in, standing_of
from safehaven.interface.appearance import chosen_scheme, keep_scheme
from safehaven.interface.forms import AppearanceForm


@public(because="It only chooses colours, also before somebody signs in.")
@require_http_methods(["GET", "HEAD", "POST"])
def appearance(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = AppearanceForm(initial={"scheme": chosen_scheme(request)})
        return render(request, "interface/pages/appearance.html", {"form": form})
    form = AppearanceForm(request.POST)
    if not form.is_valid():
        return render(request, "interface/pages/appearance.html", {"form": form})
    response = redirect("interface:appearance")
    keep_scheme(response, form.cleaned_data["scheme"], secure=request.is_secure())
    return response


@signed_in(because="A page says that somebody is typing in it, so that it is not locked under their hands.")
@require_safe
@never_cache
def awake(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@signed_in(
    because="An open page asks whether it may still be shown, and is told where to go where it may not."
)
@require_safe
@never_cache
def still_open(request: HttpRequest) -> HttpResponse:
    try:
        needed = Capability(request.GET.get("of", ""))
    except ValueError:
        raise Http404 from None
    standing = standing_of(request)
    if standing.may(needed):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    go = standing.withheld.until if standing.withheld and standing.withholds(needed) else "home"
    return JsonResponse({"go": resolve_url(go)}, status=HTTPStatus.FORBIDDEN)
