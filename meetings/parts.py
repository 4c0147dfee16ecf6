"""When an item that has parts is decided in them. Pure: keys of items, no rows."""


def split(rows, resting):
    """Of the standing items of one agenda: the keys without an outcome, and the keys of those decided in their parts.

    ``rows``: (key, key of the item it is part of or ``None``, whether a decision is recorded); ``resting``: keys of items on
    which something rests that is owed an outcome of its own. An item is decided in its parts when it has parts, each of them is
    decided, and nothing rests on the item itself.
    """
    parts = {}
    for _key, whole, is_decided in rows:
        parts.setdefault(whole, []).append(is_decided)
    without = [key for key, _whole, is_decided in rows if not is_decided]
    in_parts = [key for key in without if key in parts and all(parts[key]) and key not in resting]
    return [key for key in without if key not in in_parts], in_parts
