"""Filters of lists: plain markup, state in the address (design.md §8: widgets of forms cost more than the page)."""

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True)
class Filter:
    """One group of choices: any of the chosen values will do; all groups must agree.

    ``condition`` is the lookup the chosen values narrow the list by; or ``conditions`` gives each value its own ``Q``.
    """

    name: str  # in the query string
    title: str
    choices: list  # pairs of value and words
    condition: str = ""
    conditions: dict | None = None

    def values(self, query):
        """The values chosen in the address that are among the choices."""
        offered = {str(value) for value, _words in self.choices}
        return [value for value in query.getlist(self.name) if value in offered]

    def narrow(self, found, query):
        """Only the rows of the chosen values; all rows when none is chosen."""
        values = self.values(query)
        if not values:
            return found
        if self.conditions is None:
            return found.filter(**{self.condition: values})
        any_of = Q()
        for value in values:
            any_of |= self.conditions[value]
        return found.filter(any_of)


def facet(one, query, counts=None):
    """A group for ``core/partials/facets.html``; ``counts`` maps values to numbers, and a value without rows is not offered
    unless it is chosen."""
    chosen = one.values(query)
    options = [
        {
            "value": value,
            "words": words,
            "count": counts.get(str(value), 0) if counts is not None else None,
            "is_checked": str(value) in chosen,
        }
        for value, words in one.choices
    ]
    if counts is not None:
        options = [option for option in options if option["count"] or option["is_checked"]]
    return {"name": one.name, "title": one.title, "options": options}


def chosen_pills(filters, query):
    """What the list is narrowed to, each with the address without it."""
    pills = []
    for one in filters:
        words = {str(value): said for value, said in one.choices}
        for value in one.values(query):
            rest = query.copy()
            rest.setlist(one.name, [other for other in rest.getlist(one.name) if other != value])
            rest.pop("page", None)
            pills.append({"words": words[value], "url": f"?{rest.urlencode()}"})
    return pills


def count_values(rows, filters, query):
    """How many things each value of each filter would leave beside what the other filters are set to.

    ``rows`` are pairs: the values a kind of thing has (a dict of filter name to a set of values) and how many there are.
    Returns a dict of filter name to a dict of value to number, and ``"all"``: how many fit all filters.
    """
    chosen = {one.name: set(one.values(query)) for one in filters}
    counts = {"all": 0, **{one.name: {} for one in filters}}
    for values, number in rows:
        failing = [name for name, wanted in chosen.items() if wanted and not wanted & values[name]]
        counts["all"] += 0 if failing else number
        for name in [] if len(failing) > 1 else failing or chosen:
            for value in values[name]:
                counts[name][value] = counts[name].get(value, 0) + number
    return counts
