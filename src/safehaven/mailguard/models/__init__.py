"""App passwords, the messages that came in with them, their copies and protected form, and secure domains."""

from safehaven.mailguard.models.domains import SecureDomain
from safehaven.mailguard.models.passwords import AppPassword
from safehaven.mailguard.models.protection import PasswordWay, Protection
from safehaven.mailguard.models.queue import Delivery, Submission

__all__ = ["AppPassword", "Delivery", "PasswordWay", "Protection", "SecureDomain", "Submission"]
