"""How something leaves: one flow from "may I share this?" to "they have it", whatever the channel."""
