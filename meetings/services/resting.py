"""Apps on the right say what of theirs rests on an item and is owed an outcome there (design.md §2, "push")."""

from django.db import transaction

from meetings.models import Resting


@transaction.atomic
def rest_on(item, *, about, author, addressed):
    """``about`` (a ``Ref``) of the organisation ``author`` rests on the item and is addressed to these organisations."""
    resting, _is_new = Resting.objects.get_or_create(
        item=item, about_uid=about.uid, defaults={"about_kind": about.kind, "author": author}
    )
    resting.addressed.set(addressed)
    return resting


def rest_no_more(about, item=None):
    """``about`` rests on the item no more, or on none."""
    rows = Resting.objects.filter(about_uid=about.uid)
    (rows.filter(item=item) if item else rows).delete()
