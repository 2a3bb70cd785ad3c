"""Addresses to which nothing may go."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from safehaven.directory.forms import BlockForm, ConfirmForm
from safehaven.directory.operations import blocking
from safehaven.directory.presenters import blocks_table
from safehaven.directory.queries import blocks_in_force
from safehaven.directory.views.finding import posted, who_asks
from safehaven.foundation.capabilities import Capability
from safehaven.foundation.gates import requires, standing_of


@requires(Capability.DIRECTORY_READ)
@require_safe
def blocked(request: HttpRequest) -> HttpResponse:
    standing = standing_of(request)
    found = blocking.open_blocks(by=who_asks(request))
    context = {
        "blocks": blocks_table(found, lifts=standing.may(Capability.DISCLOSURE_OVERSEE)),
        "edits": standing.may(Capability.DIRECTORY_EDIT),
    }
    return render(request, "directory/blocked.html", context)


@requires(Capability.DIRECTORY_EDIT)
def block(request: HttpRequest) -> HttpResponse:
    form = BlockForm(posted(request))
    if form.acted(
        lambda typed: blocking.block_address(
            typed["value"], typed["why"], once=typed["once"], by=who_asks(request)
        )
    ):
        messages.success(request, "Blocked. Nothing can be sent there any more.")
        return redirect("directory:blocked")
    return render(request, "directory/block.html", {"form": form})


@requires(Capability.DISCLOSURE_OVERSEE)
def lift(request: HttpRequest, block: UUID) -> HttpResponse:
    one = get_object_or_404(blocks_in_force(), pk=block)
    form = ConfirmForm(posted(request))
    if form.acted(lambda _typed: blocking.lift_block(one, by=who_asks(request))):
        messages.success(request, "Lifted. Things can be sent there again.")
        return redirect("directory:blocked")
    return render(request, "directory/lift_block.html", {"form": form})
