"""The rules of Safehaven as plain Python: no framework, settings, clock, file or network of its own."""
