"""Law of the Republic of Kazakhstan dated 21 May 2013 No. 94-V “On Personal Data and Their Protection”."""

from law.citation.titles import bare_id, names_itself, said
from law.kinds import ActType

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TYPES = {
    ActType.CONSTITUTION: "Constitution of the Republic of Kazakhstan",
    ActType.CONSTITUTIONAL_LAW: "Constitutional Law of the Republic of Kazakhstan",
    ActType.CODE: "Code of the Republic of Kazakhstan",
    ActType.LAW: "Law of the Republic of Kazakhstan",
    ActType.DECREE: "Decree of the President of the Republic of Kazakhstan",
    ActType.PARLIAMENT: "Resolution of the Parliament of the Republic of Kazakhstan",
    ActType.GOVERNMENT: "Resolution of the Government of the Republic of Kazakhstan",
    ActType.NORMATIVE: "Normative Resolution",
    ActType.ORDER: "Order",
    ActType.MASLIKHAT: "Decision of the maslikhat",
    ActType.AKIMAT: "Resolution of the akimat",
    ActType.ORDINANCE: "Ordinance of the Prime Minister of the Republic of Kazakhstan",
    ActType.OTHER: "Act",
}


def cite(act):
    """The act as an English text cites it."""
    title, issuer = said(act.title, "en"), said(act.issuer, "en")
    head = f"{_TYPES[act.type]} of {issuer}" if issuer else _TYPES[act.type]
    if names_itself(act, title):
        head, title = title, ""
    parts = [head]
    if act.adopted_on:
        parts.append(f"dated {act.adopted_on.day} {_MONTHS[act.adopted_on.month - 1]} {act.adopted_on.year}")
    if act.number:
        parts.append(f"No. {act.number}")
    if title:
        parts.append(f"“{title}”")
    return " ".join(parts) + bare_id(act, said(act.title, "en"))


def place(steps):
    """Subparagraph 3) of paragraph 2 of article 17-1."""
    return " of ".join(f"{unit} {number}" for unit, number in reversed(steps))


def cite_place(act, steps):
    """The act, a comma, the place."""
    return f"{cite(act)}, {place(steps)}"
