"""What we promise about speed and memory, measured beside the peers in one run."""
