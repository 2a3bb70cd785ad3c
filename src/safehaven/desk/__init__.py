"""What needs me now: the page that everybody starts from."""
