"""What every app stands on: gates, operations, guarded tables, sealed columns, jobs."""
