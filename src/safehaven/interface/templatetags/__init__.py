"""Tags for templates: {% load safehaven %}."""
