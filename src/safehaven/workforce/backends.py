"""How Django finds and admits a member of staff.  Setting: AUTHENTICATION_BACKENDS."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser


class StaffBackend(AuthenticationBackend):
    """E-mail address and password, for those who work here now."""

    @classmethod
    def _stash_user(cls, _user: AbstractBaseUser | None) -> None:
        """Tell nobody, not even allauth, that the password of somebody who left was right."""
        return
