"""Filters of lists: plain markup, state in the address (design.md §8: widgets of forms cost more than the page)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Filter:
    """One group of choices. ``condition`` is the lookup its values narrow the list by."""

    name: str  # in the query string
    title: str
    choices: list  # pairs of value and words
    condition: str

    def values(self, query):
        """The values chosen in the address that are among the choices."""
        offered = {str(value) for value, _words in self.choices}
        return [value for value in query.getlist(self.name) if value in offered]

    def narrow(self, found, query):
        """Only the rows of the chosen values; all rows when none is chosen."""
        values = self.values(query)
        return found.filter(**{self.condition: values}) if values else found


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
