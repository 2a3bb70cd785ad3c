"""A pretend organisation: nobody in it exists, and every number in it is reserved for fiction."""
