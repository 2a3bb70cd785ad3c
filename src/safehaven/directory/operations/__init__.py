"""Acts on the directory, one file for each thing that they are about."""
