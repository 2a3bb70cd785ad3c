"""The door for ordinary mail programs: what they hand over is sealed, judged, and passed on or held."""
