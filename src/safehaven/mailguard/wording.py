"""What was done about messages from mail programs, and what their senders are told."""

from __future__ import annotations

from safehaven.mailguard.states import Topic

ACTS = {
    "mailguard:basis_said": "Said on which basis a held message is shared",
    "mailguard:held_back": "Held a message that was on its way: nothing lets it be shared any more",
    "mailguard:agreed": "Agreed that a colleague’s message may be sent",
    "mailguard:app_password_ended": "Took an app password back",
    "mailguard:app_password_made": "Made an app password for a mail program",
    "mailguard:copy_claimed": "Took a copy of a message out of the queue to send it",
    "mailguard:copy_failed": "Could not send a copy of a message",
    "mailguard:copy_in_doubt": "Noted that a copy of a message may or may not have been sent",
    "mailguard:could_not_judge": "Held a message that could not be looked at",
    "mailguard:could_not_protect": "Held a message of which no protected files could be made",
    "mailguard:disagreed": "Did not agree that a colleague’s message is sent",
    "mailguard:domain_added": "Added a domain to which mail is secure",
    "mailguard:domain_ended": "Took a domain off the list of secure ones",
    "mailguard:goes_protected": "Checked a message and let it go in protected files",
    "mailguard:handing_over": "Began to hand a copy of a message to the mail server",
    "mailguard:held": "Held a message until its sender decides",
    "mailguard:judging_put_off": "Put off checking a message, because the list of people did not answer",
    "mailguard:listed": "Looked at the list of their messages",
    "mailguard:looked_at": "Looked at a message that was held or sent",
    "mailguard:notice_not_needed": "Dropped a notice to a sender: nothing of theirs is held any more",
    "mailguard:noted": "Saw to it that a message stands on the records of those whom it is about",
    "mailguard:noted_on_record": "Noted on a record that a message about the person was sent",
    "mailguard:opened_to_judge": "Opened a message to check it",
    "mailguard:opened_to_protect": "Opened a message to make protected files of it",
    "mailguard:overseen": "Looked at whom the mail of colleagues is about",
    "mailguard:passed": "Checked a message and let it go",
    "mailguard:password_forgotten": "Dropped a password that has served",
    "mailguard:password_told": "Looked at a password, to read it out to a recipient",
    "mailguard:password_withheld": "Withheld a password, because nothing lets us share it any more",
    "mailguard:program_refused": "A mail program came without a good app password",
    "mailguard:protected": "Made and proved protected files of a message, and let them go",
    "mailguard:protected_kept": "Sealed the protected files of a message",
    "mailguard:received": "Took in a message from a mail program",
    "mailguard:received_again": "Was given a message again that it had taken already",
    "mailguard:received_by_recipient": "Noted that the protected files of a message have arrived",
    "mailguard:recipients_looked_at": "Looked at who waits for the password of a protected message",
    "mailguard:opened_to_decide": "Opened a held message to decide about it",
    "mailguard:second_person_asked": "Asked somebody else to agree that a held message is sent",
    "mailguard:sent": "Gave a copy of a message to the mail server, which took it",
    "mailguard:sent_after_all": "Sent a message that was held, and said why",
    "mailguard:sent_protected": "Let a message that was held go in protected files",
    "mailguard:stopped_for_leaver": "Stopped a message whose sender does not work here any more",
    "mailguard:taken_back": "Took a message back before it left",
}

SUBJECTS = {
    Topic.HELD: "Safehaven holds a message of yours",
    Topic.NOT_DELIVERED: "A message of yours did not arrive",
    Topic.NOT_PROTECTED: "A message of yours could not be protected",
}

NOTICES = {
    Topic.HELD: (
        "Safehaven holds a message that you sent on {when}.\n\n"
        "Nothing of it has left. Decide here what happens to it:\n{place}\n\n"
        "This notice holds nothing of the message on purpose.\n"
    ),
    Topic.NOT_DELIVERED: (
        "A message that you sent on {when} did not reach everybody, or may not have.\n\n"
        "See here whom it did not reach, and why:\n{place}\n\n"
        "This notice holds nothing of the message on purpose.\n"
    ),
    Topic.NOT_PROTECTED: (
        "No protected files could be made of a message that you sent on {when}.\n\n"
        "Nothing of it has left. See here why, and decide what happens to it:\n{place}\n\n"
        "This notice holds nothing of the message on purpose.\n"
    ),
}

SEVERAL_HELD_SUBJECT = "Safehaven holds {held} messages of yours"
SEVERAL_HELD = (
    "Safehaven holds {held} messages that you sent.\n\n"
    "Nothing of them has left. See here what each of them needs:\n{place}\n\n"
    "This notice holds nothing of the messages on purpose.\n"
)

WENT = "Sent by e-mail to {to}."
MAY_HAVE_GONE = "May have been sent by e-mail to {to}."
WENT_PROTECTED = "It went in protected files. Their password goes to {to}: {how}."
NOTED = "{went}\nSubject: {subject}\nFiles: {files}\n\n{text}"
NOTED_OF_SEVERAL = (
    "{went}\nThe message is also about other people, so its words are not noted here. "
    "Whoever sent it can say more."
)
NOTED_WITHOUT_WORDS = "{went}\nThe words of the message are lost. Whoever sent it can say more."
LONGEST = 20_000
