"""Staff: who they are, what their roles allow, which teams they are in, and how they sign in."""
