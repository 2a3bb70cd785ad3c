"""The root key of this process: found once, checked against the database, then kept in memory."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from safehaven.keyring.models import EpochKey
from safehaven.keyring.providers import RootKeyProblem, provider_for
from safehaven_core.sealing import CannotOpen, RootKey


class DamagedEpoch(RootKeyProblem):
    """The root key is the right one, but an epoch key that it wrapped was changed."""


class WrongRootKey(RootKeyProblem):
    """The root key is a sound one, but not the one that this database was sealed under."""


@cache
def root_key() -> RootKey:
    """The root key, from where the settings say it is.

    Raises RootKeyProblem, with a sentence that says what to do, when it is missing or damaged.
    """
    return provider_for(settings.SAFEHAVEN_ROOT_KEY).root_key()


def check_root_key() -> None:
    """Refuse to go on unless the root key opens every epoch key in this database.

    Raises RootKeyProblem for a missing or damaged key, WrongRootKey for another or an old one,
    DamagedEpoch for an epoch key that was changed in the database.
    """
    present = root_key()
    for epoch in EpochKey.objects.order_by("number"):
        if epoch.root_key_id != present.id:
            raise WrongRootKey(
                f"This root key ({present.id}) is not the one that sealed epoch {epoch.number} of this database "
                f"({epoch.root_key_id}).  It may be an old key, or the key of another deployment.  Put back the "
                f"root key whose id is {epoch.root_key_id}; nothing has been changed."
            )
        try:
            present.unwrap(bytes(epoch.wrapped), epoch.pk)
        except CannotOpen as why:
            raise DamagedEpoch(
                f"The key of epoch {epoch.number} in this database is damaged: {why}  "
                "Nothing sealed in that epoch can be opened.  Bring back the database from a backup."
            ) from None
