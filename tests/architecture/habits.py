"""Habits that keep files easy to read (design.md §2, §3)."""

import ast
import re

from tests.architecture.house import House, Source

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals")
UNSAYING = {"data", "info", "manager", "managers", "helper", "helpers", "util", "utils", "handle", "process"}
# Names that libraries call or are called by, each with its reason.
GIVEN_NAMES = {
    "handle": "what Django calls in a management command",
    "get_context_data": "what Django's generic views call",
    **dict.fromkeys(["process_view", "process_response"], "what Django calls in a middleware"),
    "process_exception": "what Django calls in a middleware",
    "value_omitted_from_data": "what Django calls in a widget",
    **dict.fromkeys(["handle_starttag", "handle_endtag", "handle_data"], "what Python's reader of HTML calls"),
    "upr_info": "UPR Info is an organisation",
    "UserManager": "Django's word for what makes and finds users",
}


def imports_stand_at_the_top(house: House):
    """No import inside a function."""
    return [
        source.fault(node.lineno, f"{function.name} imports inside a function")
        for source in house.sources()
        for function in source.nodes(*FUNCTIONS)
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]


def files_are_short(house: House):
    """A file has at most 250 lines; one of the ground at most 100."""
    faults = []
    for source in house.sources():
        lines, limit = len(source.text.splitlines()), 100 if source.app == "core" else 250
        if lines > limit:
            faults.append(source.fault(lines, f"{lines} lines, at most {limit}"))
    return faults


def functions_are_short(house: House):
    """A function has at most 40 lines."""
    return [
        source.fault(function.lineno, f"{function.name} has {lines} lines, at most 40")
        for source in house.sources()
        for function in source.nodes(*FUNCTIONS)
        if (lines := function.end_lineno - function.lineno + 1) > 40
    ]


def no_signals_of_our_own(house: House):
    """What follows from a step is written in its service or in ``follows.py``, never in a receiver of a signal."""
    return [
        source.fault(node.lineno, f"{name.removesuffix('.')} is imported")
        for source in house.sources()
        for node in source.nodes(ast.Import, ast.ImportFrom)
        for name in [getattr(node, "module", None) or node.names[0].name]
        if name.startswith(SIGNALS) or (name == "django.db.models" and "signals" in [a.name for a in node.names])
    ]


def names_say_something(house: House):
    """No module, class or function is called data, info, manager, helper, utils, handle or process."""
    return [
        source.fault(line, f"{name} says nothing")
        for source in house.sources()
        for line, name in _names(source)
        if name not in GIVEN_NAMES and UNSAYING & set(_words(name))
    ]


def _names(source: Source):
    yield 1, source.parts[-1]
    for node in source.nodes(ast.ClassDef, *FUNCTIONS):
        yield node.lineno, node.name


def _words(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")


def models_keep_no_tricks(house: House):
    """Models hold nouns: no ``save`` or ``delete`` of their own."""
    return [
        source.fault(function.lineno, f"{found.name}.{function.name}: verbs live in services")
        for source in house.sources()
        if "models" in source.parts
        for found in source.nodes(ast.ClassDef)
        for function in found.body
        if isinstance(function, FUNCTIONS) and function.name in ("save", "delete")
    ]


def actors_are_named(house: House):
    """Whoever acts is the keyword ``by`` in every service."""
    return [
        source.fault(function.lineno, f"{function.name}: by is keyword-only")
        for source in house.sources()
        if "services" in source.parts
        for function in source.nodes(*FUNCTIONS)
        if not function.name.startswith("_")
        and "by" in [argument.arg for argument in [*function.args.posonlyargs, *function.args.args]]
    ]
