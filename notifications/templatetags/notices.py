"""What the header and the pages need of a person's notices."""

from django import template

from notifications.models import Notice

register = template.Library()
COUNTED = 99


@register.simple_tag(takes_context=True)
def unread_notices(context):
    """``{% unread_notices as unread %}``: how many notices this person has not opened, at most 99; 0 for the anonymous.

    One query on a partial index, none for the anonymous.
    """
    user = getattr(context.get("request"), "user", None)
    return Notice.objects.visible_to(user).unread()[:COUNTED].count()
