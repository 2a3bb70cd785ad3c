"""What was done on the way out, and when each lawful basis fits, in plain words."""

from __future__ import annotations

from safehaven.disclosure.states import Basis

ACTS = {
    "disclosure:abandoned": "Decided not to share",
    "disclosure:address_typed_back": "Typed the recipient’s address in full",
    "disclosure:approved": "Agreed that this may be shared",
    "disclosure:asked": "Asked somebody else to agree to the sharing",
    "disclosure:begun": "Began to share something",
    "disclosure:considered": "Looked at what a colleague wants to share, to decide about it",
    "disclosure:did_arrive": "Noted that the recipient has a message that was in doubt",
    "disclosure:document_considered": "Looked at a document that a colleague wants to share, to decide about it",
    "disclosure:documents_chosen": "Chose the documents to share",
    "disclosure:form_sent_again": "Sent a form twice, which changed nothing",
    "disclosure:handing_over": "Began to hand a message to the mail server",
    "disclosure:looked_at": "Looked at what was shared, or is going to be",
    "disclosure:message_claimed": "Took a message out of the queue to send it",
    "disclosure:message_failed": "Could not send a message",
    "disclosure:message_in_doubt": "Held a message that may or may not have been sent",
    "disclosure:password_forgotten": "Threw away a password that is not needed any more",
    "disclosure:password_told": "Saw the password, to read it out over the telephone",
    "disclosure:prepared": "Made the protected file and the messages",
    "disclosure:preparing": "Began to make the protected file",
    "disclosure:preparing_failed": "Could not make the protected file, so nothing was sent",
    "disclosure:preparing_given_up": "Held the sharing: something went wrong that nobody foresaw",
    "disclosure:readers_named": "Said who reads the recipient’s shared mailbox",
    "disclosure:reason_given": "Gave the reason for sharing",
    "disclosure:received": "Noted that it has arrived",
    "disclosure:recipient_chosen": "Chose the recipient",
    "disclosure:refused": "Refused to let this be shared",
    "disclosure:released": "Released it to be sent",
    "disclosure:retracted": "Took back what was shared",
    "disclosure:retraction_explained": "Said why it was taken back",
    "disclosure:sending_given_up": "Held a message: something went wrong that nobody foresaw",
    "disclosure:sent": "Gave a message to the mail server, which took it",
    "disclosure:tried_again": "Tried again to send what was held",
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
