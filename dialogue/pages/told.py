"""What several pages tell of a thing: its timeline from the lines, its term, the steps a hat may take now."""

from django.urls import reverse

from core.lines import Line
from core.templatetags.said import said
from deadlines.terms import bar


def lines_of(story):
    """The lines of a story, the newest first; whoever sees the story sees its lines."""
    return list(Line.objects.filter(story_uid=story.uid).order_by("-id"))


def timeline(story, happened, tones=None, lines=None):
    """What happened to a story, newest first, for ``core/partials/timeline.html``.

    ``happened`` maps a step to its words; a step without words is not told. ``lines`` spares the query who has read them.
    """
    told = []
    for line in lines_of(story) if lines is None else lines:
        if line.step not in happened:
            continue
        words = line.acting.get("words", {})
        actor = words.get("organisation") or words.get("office")
        told.append(
            {
                "on": line.at,
                "words": happened[line.step],
                "actor": said(actor) if actor else "",
                "detail": said(line.reason) if line.reason else "",
                "tone": (tones or {}).get(line.step, ""),
                "code": line.facts.get("control", ""),
                "anchor": f"line-{line.uid}",
            }
        )
    return told


def steps_of(thing, acting, addresses, *, primary=(), hard=()):
    """The steps this hat may take now, as ``core/partials/steps.html`` draws them.

    ``addresses`` maps a step to its URL name; steps without one are taken elsewhere (by the clock, by a meeting).
    """
    key = thing.ref or thing.uid
    return [
        {
            "label": step.label,
            "url": reverse(addresses[step.verb], args=[key]),
            "is_primary": step.verb in primary,
            "is_hard": step.verb in hard,
        }
        for step in thing.lifecycle.steps.values()
        if step.verb in addresses and thing.lifecycle.is_open_to(step.verb, thing, acting)
    ]


def paper_steps(paper, acting, prefix):
    """The steps of a draft paper: ``prefix`` is the beginning of their URL names, such as ``proposals:reply``."""
    names = {"send": "send", "hand_back": "hand_back", "sign": "sign", "enter": "enter"}
    return [
        {
            "label": step.label,
            "url": reverse(f"{prefix}_{names[step.verb]}", args=[paper.uid]),
            "is_primary": step.verb == "sign",
        }
        for step in paper.lifecycle.open_to(paper, acting)
        if step.verb in names
    ]


def term_told(term):
    """A running or met term for ``core/partials/term.html``; ``None`` when there is none or it was cancelled."""
    return bar(term) if term and not term.cancelled_at else None
