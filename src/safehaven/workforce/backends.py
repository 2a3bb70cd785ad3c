"""How Django finds and admits a member of staff.  Setting: AUTHENTICATION_BACKENDS."""

from __future__ import annotations

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser

from safehaven.workforce.models import StaffMember
from safehaven.workforce.queries import staff_by_id


class StaffBackend(AuthenticationBackend):
    """E-mail address and password, for those who work here now."""

    def get_user(self, user_id: UUID) -> StaffMember | None:
        """The person behind a session, as every request asks; nobody once they have left."""
        found = staff_by_id(user_id)
        return found if found is not None and self.user_can_authenticate(found) else None

    @classmethod
    def _stash_user(cls, _user: AbstractBaseUser | None) -> None:
        """Tell nobody, not even allauth, that the password of somebody who left was right."""
        return
