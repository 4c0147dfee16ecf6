"""The demonstration: a cast, a story of a year, and the stage on which the real services play it (issue 2 §4).

``story/*.json`` holds what is said and when (days are working days before today); the modules hold how it is done.
"""
