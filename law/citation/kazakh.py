"""«Дербес деректер және оларды қорғау туралы» Қазақстан Республикасының 2013 жылғы 21 мамырдағы № 94-V Заңы."""

from law.citation.titles import bare_id, names_itself, said
from law.kinds import ActType

_MONTHS = (  # of what day: "21 мамырдағы"
    "қаңтардағы",
    "ақпандағы",
    "наурыздағы",
    "сәуірдегі",
    "мамырдағы",
    "маусымдағы",
    "шілдедегі",
    "тамыздағы",
    "қыркүйектегі",
    "қазандағы",
    "қарашадағы",
    "желтоқсандағы",
)
_TYPES = {  # whose, what
    ActType.CONSTITUTION: ("Қазақстан Республикасының", "Конституциясы"),
    ActType.CONSTITUTIONAL_LAW: ("Қазақстан Республикасының", "Конституциялық заңы"),
    ActType.CODE: ("Қазақстан Республикасының", "Кодексі"),
    ActType.LAW: ("Қазақстан Республикасының", "Заңы"),
    ActType.DECREE: ("Қазақстан Республикасы Президентінің", "Жарлығы"),
    ActType.PARLIAMENT: ("Қазақстан Республикасы Парламентінің", "қаулысы"),
    ActType.GOVERNMENT: ("Қазақстан Республикасы Үкіметінің", "қаулысы"),
    ActType.NORMATIVE: ("", "нормативтік қаулысы"),
    ActType.ORDER: ("", "бұйрығы"),
    ActType.MASLIKHAT: ("", "мәслихат шешімі"),
    ActType.AKIMAT: ("", "әкімдік қаулысы"),
    ActType.ORDINANCE: ("Қазақстан Республикасы Премьер-Министрінің", "өкімі"),
    ActType.OTHER: ("", "актісі"),
}
_UNITS = {  # alone, alone and owning the next, owned, owned and owning the next
    "section": ("бөлім", "бөлімнің", "бөлімі", "бөлімінің"),
    "chapter": ("тарау", "тараудың", "тарауы", "тарауының"),
    "article": ("бап", "баптың", "бабы", "бабының"),
    "paragraph": ("тармақ", "тармақтың", "тармағы", "тармағының"),
    "part": ("бөлік", "бөліктің", "бөлігі", "бөлігінің"),
    "subparagraph": ("тармақша", "тармақшаның", "тармақшасы", "тармақшасының"),
}
_GENITIVES = {"ы": "ның", "і": "нің"}  # of a noun that is owned itself: Заңы → Заңының, Кодексі → Кодексінің


def cite(act):
    """The act as a Kazakh text cites it; the issuer of an order stands in the genitive."""
    title, (whose, what) = said(act.title, "kk"), _TYPES[act.type]
    whose = said(act.issuer, "kk") or whose
    if names_itself(act, title) and title.startswith(whose):
        what, title = title.removeprefix(whose).strip(), ""
    parts = [f"«{title}»"] if title else []
    parts.append(whose)
    if act.adopted_on:
        parts.append(f"{act.adopted_on.year} жылғы {act.adopted_on.day} {_MONTHS[act.adopted_on.month - 1]}")
    if act.number:
        parts.append(f"№ {act.number}")
    return " ".join(part for part in [*parts, what] if part) + bare_id(act, said(act.title, "kk"))


def place(steps, is_owned=False):
    """17-1-баптың 2-тармағының 3) тармақшасы; owned by an act: 17-1-бабының …"""
    said_steps = []
    for index, (unit, number) in enumerate(steps):
        owns_next, owned = index < len(steps) - 1, is_owned or index > 0
        noun = _UNITS[unit][2 * owned + owns_next]
        said_steps.append(f"{number} {noun}" if number.endswith(")") else f"{number}-{noun}")
    return " ".join(said_steps)


def cite_place(act, steps):
    """The act owns the place: «… Заңының 17-1-бабы»; an act whose name does not end like an owner stands before a comma."""
    words = cite(act)
    genitive = _GENITIVES.get(words[-1])
    return f"{words}{genitive} {place(steps, is_owned=True)}" if genitive else f"{words}, {place(steps)}"
