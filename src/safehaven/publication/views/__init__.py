"""The pages of this app: for everybody, for staff, and for those who write and sign."""
