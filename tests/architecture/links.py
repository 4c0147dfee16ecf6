"""Links between apps that no import shows: keys, models and addresses named by text, templates."""

import ast
import re

from tests.architecture.house import APPS, House, Source, is_right_of

KEYS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
ADDRESSERS = {"reverse", "reverse_lazy", "redirect", "resolve_url"}
# Keys that may point to the right, each with its reason.
EXCUSED = {
    ("notifications", "participants"): "the post office keys AUTH_USER_MODEL and asks only its e-mail and language",
}
_TAG = re.compile(r"""{%-?\s*(url|include|extends)\s+["']([\w-]+)([:/])""")


def keys_point_left(house: House):
    """A key points to the left, and to another app's model without a way back (``related_name="+"``)."""
    faults = []
    for source in house.sources():
        for call in source.nodes(ast.Call):
            if _called(call) not in KEYS or not (app := _app_of_key(call, source)) or app == source.app:
                continue
            if is_right_of(app, source.app) and (source.app, app) not in EXCUSED:
                faults.append(source.fault(call.lineno, f"a key points to {app}, which stands to the right"))
            if _keyword(call, "related_name") != "+":
                faults.append(source.fault(call.lineno, f'a key to {app} needs related_name="+"'))
    return faults


def models_by_text(house: House):
    """No ``get_model`` of an app to the right."""
    return [
        source.fault(call.lineno, f"get_model reaches {app}, which stands to the right")
        for source in house.sources()
        for call in source.nodes(ast.Call)
        if _called(call) == "get_model"
        and call.args
        and (app := _text(call.args[0]).split(".")[0]) in APPS
        and is_right_of(app, source.app)
    ]


def addresses_by_text(house: House):
    """No address of an app to the right; ``page:`` names are contract strings."""
    return [
        source.fault(call.lineno, f"an address of {app}, which stands to the right")
        for source in house.sources()
        for call in source.nodes(ast.Call)
        if _called(call) in ADDRESSERS
        and call.args
        and (app := _text(call.args[0]).partition(":")[0]) in APPS
        and ":" in _text(call.args[0])
        and is_right_of(app, source.app)
    ]


def templates_look_left(house: House):
    """A left app's template neither links to, includes nor extends something of a right app."""
    faults = []
    for path, text in house.templates():
        own = path.split("/")[1]
        for number, line in enumerate(text.splitlines(), 1):
            for tag, app, _mark in _TAG.findall(line):
                if own in APPS and app in APPS and is_right_of(app, own):
                    faults.append(f"{path}:{number}: {tag} reaches {app}, which stands to the right")
    return faults


def _called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _text(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _keyword(call, name):
    return next((_text(keyword.value) for keyword in call.keywords if keyword.arg == name), None)


def _app_of_key(call, source: Source):
    """The app a key points to; empty for a key within its own file."""
    target = call.args[0] if call.args else next((k.value for k in call.keywords if k.arg == "to"), None)
    if getattr(target, "attr", "") == "AUTH_USER_MODEL":
        return "participants"
    if text := _text(target):
        return text.split(".")[0] if "." in text else source.app
    named = target.value if isinstance(target, ast.Attribute) else target
    return _imported_names(source).get(getattr(named, "id", ""), "")


def _imported_names(source: Source):
    found = {}
    for node in source.nodes(ast.ImportFrom):
        module = source.house.imported(node, source)[0]
        for alias in node.names:
            found[alias.asname or alias.name] = module.split(".")[0] if module.split(".")[0] in APPS else ""
    return found
