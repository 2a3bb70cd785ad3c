"""Pages of what comes before access."""
