"""Courses, tests and certificates: what somebody must have learned before they work with records."""
