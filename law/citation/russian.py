"""Закон Республики Казахстан от 21 мая 2013 года № 94-V «О персональных данных и их защите»."""

from law.citation.titles import bare_id, names_itself, said
from law.kinds import ActType

_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_TYPES = {
    ActType.CONSTITUTION: "Конституция Республики Казахстан",
    ActType.CONSTITUTIONAL_LAW: "Конституционный закон Республики Казахстан",
    ActType.CODE: "Кодекс Республики Казахстан",
    ActType.LAW: "Закон Республики Казахстан",
    ActType.DECREE: "Указ Президента Республики Казахстан",
    ActType.PARLIAMENT: "Постановление Парламента Республики Казахстан",
    ActType.GOVERNMENT: "Постановление Правительства Республики Казахстан",
    ActType.NORMATIVE: "Нормативное постановление",
    ActType.ORDER: "Приказ",
    ActType.MASLIKHAT: "Решение маслихата",
    ActType.AKIMAT: "Постановление акимата",
    ActType.ORDINANCE: "Распоряжение Премьер-Министра Республики Казахстан",
    ActType.OTHER: "Акт",
}
_UNITS = {  # what, of what
    "section": ("раздел", "раздела"),
    "chapter": ("глава", "главы"),
    "article": ("статья", "статьи"),
    "paragraph": ("пункт", "пункта"),
    "part": ("часть", "части"),
    "subparagraph": ("подпункт", "подпункта"),
}


def cite(act):
    """The act as a Russian text cites it; the issuer of an order stands in the genitive."""
    title, issuer = said(act.title, "ru"), said(act.issuer, "ru")
    head = f"{_TYPES[act.type]} {issuer}" if issuer else _TYPES[act.type]
    if names_itself(act, title):
        head, title = title, ""
    parts = [head]
    if act.adopted_on:
        parts.append(f"от {act.adopted_on.day} {_MONTHS[act.adopted_on.month - 1]} {act.adopted_on.year} года")
    if act.number:
        parts.append(f"№ {act.number}")
    if title:
        parts.append(f"«{title}»")
    return " ".join(parts) + bare_id(act, said(act.title, "ru"))


def place(steps):
    """Подпункт 3) пункта 2 статьи 17-1."""
    narrowest_first = list(reversed(steps))
    return " ".join(f"{_UNITS[unit][index > 0]} {number}" for index, (unit, number) in enumerate(narrowest_first))


def cite_place(act, steps):
    """The act, a comma, the place."""
    return f"{cite(act)}, {place(steps)}"
