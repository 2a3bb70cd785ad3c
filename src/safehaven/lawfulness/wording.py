"""What was done about bases and pauses, and when each basis fits, in plain words."""

from __future__ import annotations

from safehaven.lawfulness.states import Basis

ACTS = {
    "lawfulness:basis_ended": "Noted that they took back what they agreed to, or that its reason is over",
    "lawfulness:basis_noted": "Noted what they agreed to, or on what other basis something is shared",
    "lawfulness:form_sent_again": "Sent a form twice, which changed nothing",
    "lawfulness:lifted": "Lifted the pause: the record can be used again",
    "lawfulness:looked_at": "Looked at what they agreed to, or why the use is paused",
    "lawfulness:pause_told": "Noted on which day the person heard that the use is paused",
    "lawfulness:paused": "Paused the use of the record",
}


WHEN_IT_FITS = {
    Basis.CONSENT: (
        "The person said a clear yes to this sharing, and was free to say no. They can change their mind."
    ),
    Basis.CONTRACT: "We have an agreement with the person, and cannot keep our side of it without this.",
    Basis.LEGAL_OBLIGATION: "A law or a court says that we must. A contract alone is not enough.",
    Basis.VITAL_INTERESTS: "Somebody could die or be badly hurt if we do not share this now.",
    Basis.PUBLIC_TASK: "The law gives our organisation this job to do, as it does to a council or a school.",
    Basis.LEGITIMATE_INTERESTS: (
        "There is a good reason, this is needed for it, and we weighed it against what it means for the person."
    ),
    Basis.RECOGNISED_INTERESTS: (
        "To keep a child or an adult at risk safe, in an emergency, against crime, or because a public body "
        "needs it for its work. Not for a public body doing its own work."
    ),
}
"""For somebody who has to choose: from the UK GDPR, article 6 and annex 1, as they stand since February 2026."""
