"""What somebody must have done before a record opens to them: agreed, read, and learned."""
