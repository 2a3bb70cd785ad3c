"""How the tables of readiness came to be."""
