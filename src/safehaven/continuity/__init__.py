"""When a colleague is away for too long: trustees together open their people's records to somebody else, to read."""
