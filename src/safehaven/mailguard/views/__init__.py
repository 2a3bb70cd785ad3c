"""The pages of the mail guard."""
