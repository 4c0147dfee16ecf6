"""Who may do what: predicates of a hat and a thing, joined with ``& | ~`` (design.md §5.0).

In the ``rules`` library a predicate that returns ``None`` is skipped and the others grant; here every atom answers yes or
no, and a rule asked about nothing or by nobody answers no instead of failing.
"""

import functools

import rules


class NotAllowed(Exception):
    """The hat may see the thing but not take the step; ``str()`` of it is the reason a person reads."""


def rule(test):
    """Make ``test(acting, thing)`` a rule: its answer is a plain yes or no, no when there is no hat or no thing."""

    @functools.wraps(test)
    def asked(acting, thing):
        return bool(acting is not None and thing is not None and test(acting, thing))

    return rules.predicate(asked)


def hat(test):
    """Make ``test(acting)``, which asks nothing of the thing, a rule."""

    @functools.wraps(test)
    def asked(acting, thing):
        return bool(acting is not None and test(acting))

    return rules.predicate(asked)
