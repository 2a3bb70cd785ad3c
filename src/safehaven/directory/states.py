"""The words that columns of the directory may hold, and what each means to people."""

from __future__ import annotations

from django.db import models


class OrganisationKind(models.TextChoices):
    """What kind of organisation it is."""

    COUNCIL = "council", "Council or social services"
    HEALTH = "health", "Health: surgery, hospital, clinic"
    SCHOOL = "school", "School, college or nursery"
    POLICE = "police", "Police or emergency service"
    COURT = "court", "Court, tribunal or probation"
    REGULATOR = "regulator", "Regulator or inspector"
    HOUSING = "housing", "Landlord or housing"
    CHARITY = "charity", "Charity or support provider"
    LEGAL = "legal", "Solicitor or advice centre"
    OTHER = "other", "Something else"


class ContactKind(models.TextChoices):
    """A way of reaching a recipient."""

    EMAIL = "email", "E-mail"
    PHONE = "phone", "Telephone"
    SWITCHBOARD = "board", "Switchboard of their organisation"
    FAX = "fax", "Fax"
    POST = "post", "Postal address"


class VerifiedHow(models.TextChoices):
    """How somebody made sure that a contact point is right, and of the right person."""

    CALLED_BACK = "called-back", "I rang them on a number that I found elsewhere"
    PAPER = "paper", "I saw it on their official letter or website"
    REPLIED = "replied", "They wrote to us from it, and it is one that we knew"
    REGISTER = "register", "I found it in an official register"
    IN_PERSON = "in-person", "They told me face to face, and I know them"
