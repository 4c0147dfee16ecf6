"""The desk of whoever is signed in: what waits, until when, who is next."""

from dialogue.pages.desk.page import Desk
