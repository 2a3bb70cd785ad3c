"""Tells Django about this app."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import AppConfig

from safehaven.foundation.capabilities import Capability
from safehaven.interface import navigation, tasks


class MailguardConfig(AppConfig):
    """The door for ordinary mail programs."""

    name = "safehaven.mailguard"
    label = "mailguard"

    def ready(self) -> None:
        """Do the worker's part, end what leavers have, stand in menus and on the desk, and give the ledger words."""
        from safehaven.disclosure.front import Receipts, answer_links  # noqa: PLC0415 - as above
        from safehaven.ledger import front as ledger  # noqa: PLC0415 - models are ready only now
        from safehaven.mailguard import (  # noqa: PLC0415 - as above
            controls,  # noqa: F401 - registering is the purpose
            jobs,  # noqa: F401 - as above
            left_behind,
            presenters,
            wording,
        )
        from safehaven.mailguard.leaving import end_app_passwords  # noqa: PLC0415 - as above
        from safehaven.mailguard.operations.passing import confirm_by_link  # noqa: PLC0415 - as above
        from safehaven.mailguard.protecting.showing import what_comes  # noqa: PLC0415 - as above
        from safehaven.mailguard.queries import way_by_link  # noqa: PLC0415 - as above
        from safehaven.records.front import link_timeline_to  # noqa: PLC0415 - as above
        from safehaven.workforce.front import handover, on_leaving  # noqa: PLC0415 - as above

        answer_links(Receipts(lambda token: way_by_link(token) is not None, confirm_by_link, what_comes))
        link_timeline_to("submission", route="mailguard:message", takes="submission", words="See the message")
        on_leaving("app_passwords", end_app_passwords)
        handover("passwords of protected mail", left_behind.passwords_in_hand)
        ledger.say_of_acts(wording.ACTS)
        ledger.name_rows("app_password", _names)
        tasks.finder("mail guard", presenters.waiting_on_the_desk)
        tasks.finder("passwords of those who left", left_behind.on_the_desk)
        navigation.account_entry("Mail programs", "mailguard:passwords", order=20)
        navigation.entry("Your mail", "mailguard:messages", Capability.RECORD_OPEN, order=47)
        navigation.entry("Oversight of mail", "mailguard:overseen", Capability.DISCLOSURE_OVERSEE, order=46)
        navigation.entry("Secure domains", "mailguard:domains", Capability.DISCLOSURE_OVERSEE, order=48)


def _names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """What the ledger calls app passwords: by their day, since their names are their owners'."""
    from safehaven.mailguard.models import AppPassword  # noqa: PLC0415 - the apps come first

    made = AppPassword.objects.filter(pk__in=keys).values_list("pk", "made_at")
    return {key: f"app password of {at:%Y-%m-%d}" for key, at in made}
