"""What the three formatters ask of an act's title."""

from law.kinds import ActType

_NOUNS = {ActType.CODE: ("кодекс", "code"), ActType.CONSTITUTION: ("конституция", "constitution")}


def said(words, language):
    """The text of ``words`` in the language, or nothing."""
    return words.texts[language].text if language in words.texts else ""


def names_itself(act, title):
    """Whether the title is a name (Criminal Code of …), which is not put in quotation marks behind the word *code*."""
    return any(noun in title.lower() for noun in _NOUNS.get(act.type, ()))


def bare_id(act, title):
    """An act about which nothing else is known is at least told by its number in the register."""
    return "" if title or act.adopted_on or act.number else f" {act.adilet_id}"
