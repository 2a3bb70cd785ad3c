"""What was done about training, in plain words."""

from __future__ import annotations

ACTS = {
    "training:module_read": "Went through a module of a course",
    "training:test_begun": "Began the test of a course",
    "training:test_resumed": "Went on with the test of a course",
    "training:test_opened": "Looked at their own test",
    "training:test_handed_in": "Handed in a test",
    "training:certified": "Gave a certificate for a course",
    "training:certificate_ended": "Marked a certificate as ended, because its time was over",
    "training:certificates_looked_through": "Looked for certificates that are over",
    "training:course_edited": "Gave a part of a course other words",
    "training:certificates_brought_in": "Brought certificates in from another learning system",
}
