"""Invented casework mail, with labels that say who each is about and what is in it.

Everybody here is invented.  Names, sentences and labels are this folder's own: none is taken from the detector's
lists, so that what it does not know it can miss.  There are five sets, each with names, sentences and a seed
of its own: one to look at, three that were held out until they were looked at, and one for judging only (`judged.py`).
"""
