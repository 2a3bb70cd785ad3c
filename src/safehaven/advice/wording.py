"""What was done about questions and notices, in plain words."""

from __future__ import annotations

ACTS = {
    "advice:question_asked": "Asked for help",
    "advice:question_read": "Read a question and its answers",
    "advice:question_answered": "Answered a question",
    "advice:question_asked_again": "Asked again about a question",
    "advice:question_handed_on": "Handed a question on",
    "advice:question_passed_on": "A question that nobody was there for went to somebody else",
    "advice:question_settled": "Said that a question is settled",
    "advice:form_sent_again": "Sent a form twice, which changed nothing",
    "advice:notice_published": "Published a notice or a lesson",
    "advice:notice_withdrawn": "Took a notice or a lesson back",
    "advice:notice_read": "Said that they have read a notice or a lesson",
    "advice:notices_opened": "Looked at notices and lessons",
}
