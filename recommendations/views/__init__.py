"""Steps of follow-up, one file a side; the pages are in ``dialogue.pages``."""
