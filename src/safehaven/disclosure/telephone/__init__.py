"""Telling something on the telephone, to somebody who rang and asked."""
