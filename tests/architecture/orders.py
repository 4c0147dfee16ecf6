"""The two orders of the house and its doors (design.md §2)."""

from tests.architecture.house import APPS, House, Source, is_right_of

DOOR_ROOMS = {"kinds", "rules", "states", "models", "services"}
DOORS = {
    "files.storage",
    "files.reading",  # the text of a file, page by page
    "files.archives",  # pure: whether an office document may be opened at all
    "files.forms",  # a field of forms; what it takes it takes by the door beside it
    "law.citation",  # pure: how acts and provisions are cited in each language
    "law.forms",  # fields of forms: acts, obligations, themes
    "notifications.outbox",
    "notifications.mailbox",  # the demo's story is played with its letters kept on their day
    "notifications.links",  # the page behind a link of a letter; whoever writes the letter says what its button does
    "participants.acting",
    "participants.access",
    "participants.papers",
    "participants.own_calendar",
    "deadlines.terms",
    "meetings.forms",  # fields of a vote by constituency; the forms of a sitting, which stand together on one screen
    "meetings.calendar_file",  # pure: a meeting as an entry of a calendar
    "meetings.timetable",  # pure: the days around a meeting, counted
    "record.ledger",
}
FRONT_DOOR_ROOMS = {"urls", "api"}  # the front door mounts what the apps serve

ROOMS = ("kinds", "", "rules", "states", "querysets", "models", "notices", "services", "forms", "views", "api", "urls")
ON_TOP = {"admin", "tasks", "follows", "management", "templatetags", "apps", "adapters"}
# Files with a name of their own that are no pure subjects: beside which room each stands, and why.
BESIDE = {
    "files.storage": "services",  # receives, keeps and opens: the verbs behind a door
    "files.services": "services",
    "files.reading": "services",  # calls a worker and keeps what it found
    "notifications.outbox": "services",  # writes News and Notices
    "notifications.courier": "services",  # sends them
    "notifications.letters": "notices",  # which template is whose letter
    "notifications.envelopes": "notices",  # a letter as a mail
    "notifications.links": "views",  # the page behind a link of a letter
    "notifications.mailbox": "services",  # the mail back end of the demo keeps letters as rows
    "participants.access": "models",  # conditions on rows, built from holdings
    "participants.acting": "models",  # a hat is made of holdings
    "participants.own_calendar": "services",  # makes and revokes its address
    "participants.papers": "models",  # the abstract paper and its signing
    "deadlines.terms": "services",  # starts, pauses, meets terms
    "record.ledger": "services",  # chains and withdraws
    "record.verify": "services",  # reads every row
    "reports.packs": "models",  # what the pack of a meeting holds, read from the rows of others
    "reports.binding": "services",  # opens the papers and writes the pack
    "reports.bell": "services",  # calls a worker after commit
    "reports.sheets": "models",  # what documents say, read from the rows of others
}


def app_order(house: House):
    """You may import what stands to your left, never what stands to your right."""
    return [
        source.fault(line, f"{source.app} imports {module}, which stands to its right")
        for source in house.sources()
        for line, module in source.imports()
        if is_right_of(module.split(".")[0], source.app)
    ]


def doors(house: House):
    """Another app is entered by a door."""
    return [
        source.fault(line, f"{module} is no door")
        for source in house.sources()
        for line, module in source.imports()
        if module.split(".")[0] not in (source.app, "core") and not _is_door(module, source.app)
    ]


def _is_door(module, entering):
    app, *rest = module.split(".")
    if not rest:
        return False
    rooms = DOOR_ROOMS | (FRONT_DOOR_ROOMS if entering == "dialogue" else set())
    return rest[0] in rooms or f"{app}.{rest[0]}" in DOORS


def room_order(house: House):
    """Within an app a room imports the rooms to its left; a pure subject imports kinds and other pure subjects only.

    ``core`` has no rooms (each file is one subject), and the front door's pages stand above all rooms.
    """
    faults = []
    for source in house.sources(*APPS[1:-1]):
        own = room_of(source.module)
        for line, module in source.imports():
            if own is None or module.split(".")[0] != source.app or module == source.app:
                continue
            entered = room_of(module)
            if entered is None or ROOMS.index(entered) > ROOMS.index(own):
                faults.append(source.fault(line, f"{own or 'a pure subject'} imports {module}, a room to its right"))
    return faults


def room_of(module):
    """The room of a module: a name of ``ROOMS``, "" for a pure subject, ``None`` for what stands on top of all rooms."""
    app, *rest = module.split(".")
    name = rest[0] if rest else "apps"
    if name in ON_TOP:
        return None
    if name in ROOMS:
        return name
    return BESIDE.get(f"{app}.{name}", "")


def purity(house: House):
    """A pure subject has no rows: it imports no part of Django that asks a database, answers a request or draws HTML."""
    return [
        source.fault(node.lineno, f"a pure subject imports {name}")
        for source in house.sources(*APPS[1:-1])
        if room_of(source.module) == ""
        for node in source.tree.body
        for name in _modules(node, source)
        if name.startswith(("django.db", "django.http", "django.shortcuts", "django.template"))
    ]


def _modules(node, source: Source):
    return source.house.imported(node, source) if hasattr(node, "names") and hasattr(node, "lineno") else []
