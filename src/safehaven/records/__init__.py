"""One record per person supported: who they are, how to reach them, what happened, who works with them."""
