"""Acts of people on disclosures, one file for each thing that they are about."""
