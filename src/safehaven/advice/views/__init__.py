"""The pages of questions and notices."""
