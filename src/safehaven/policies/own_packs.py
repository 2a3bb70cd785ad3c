"""Whether a policy that an organisation wrote itself may stand beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.urls import Resolver404, resolve, reverse

from safehaven.policies.library import VOCABULARY, Edition
from safehaven.policies.rules import PackNotRight, clauses_twice
from safehaven_core.policy import Pack, PackRefused, read_pack, with_those_it_extends


def edition_beside(content: bytes, shipped: Mapping[str, Edition], own: Mapping[str, Edition]) -> Edition:
    """Read a pack that is to stand beside those of Safehaven and our own.  Raises PackNotRight."""
    try:
        pack = read_pack(content, VOCABULARY)
    except PackRefused as refused:
        raise PackNotRight(refused.faults) from None
    others = {name: one.pack for name, one in {**own, **shipped}.items() if name != pack.id}
    faults = [
        *_of_its_name(pack, shipped),
        *_of_its_version(pack, own.get(pack.id)),
        *_of_what_it_stands_on(pack, others),
        *clauses_twice([pack], others.values()),
    ]
    if faults:
        raise PackNotRight(faults)
    return Edition(pack, content.decode())


def number_of(version: str) -> tuple[int, ...]:
    """A version as numbers, so that 1.10 comes after 1.9, and 1 is the same as 1.0."""
    numbers = [int(part) for part in version.split(".")]
    return tuple([*numbers, 0, 0, 0, 0][:4])


def _of_its_name(pack: Pack, shipped: Mapping[str, Edition]) -> Iterator[str]:
    if pack.id in shipped:
        yield f"id: Safehaven itself brings a pack “{pack.id}”. Give yours another name."
    elif _is_taken_by_a_page(pack.id):
        yield f"id: “{pack.id}” is the address of another page. Give your pack another name."


def _is_taken_by_a_page(name: str) -> bool:
    """Whether the address of the pack's page would be that of another page."""
    address = reverse("policies:policy", kwargs={"pack": name})
    try:
        return resolve(address).view_name != "policies:policy"
    except Resolver404:
        return True


def _of_its_version(pack: Pack, newest: Edition | None) -> Iterator[str]:
    if newest is not None and number_of(pack.version) <= number_of(newest.pack.version):
        yield (
            f"version: {pack.version} must be higher than {newest.pack.version}, "
            "the newest version of this pack that was added."
        )


def _of_what_it_stands_on(pack: Pack, others: Mapping[str, Pack]) -> Iterable[str]:
    try:
        with_those_it_extends([pack.id], {**others, pack.id: pack})
    except PackRefused as refused:
        return refused.faults
    return ()
