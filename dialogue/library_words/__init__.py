"""Sentences of libraries our pages can show, written down so that ``makemessages`` finds them (docs/decisions/0005).

Nothing imports these files: a library says the sentence, and our catalogues answer first.
"""
