"""A message becomes protected files and a covering note that tells of nobody; its password goes by a way of its own."""
