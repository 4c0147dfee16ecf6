"""Two database roles: the owner migrates, the servant serves and cannot rewrite memory (design.md §5.7).

A model says ``append_only = True`` and the servant may only read and add its rows, or ``never_deleted = True`` and it may not
delete them; it may TRUNCATE nothing anywhere. A trigger would not do: TRUNCATE and ``pgtrigger.ignore()`` get past one, a
missing privilege stops both.
"""

from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from psycopg2 import sql


@contextmanager
def entered_as_owner(alias="default"):
    """The connection ``alias`` enters as the role that owns the tables, on whatever database it is set to; then goes back.

    Changes nothing when no owner is set (OWNER_DATABASE None: one role does both). Not inside a transaction.
    """
    connection, serving = connections[alias], connections[alias].settings_dict
    if not settings.OWNER_DATABASE:
        yield
        return
    owner = {key: settings.OWNER_DATABASE.get(key, "") for key in ("USER", "PASSWORD", "HOST", "PORT")}
    options = settings.OWNER_DATABASE.get("OPTIONS") or serving["OPTIONS"]
    connection.close()
    connection.settings_dict = {**serving, **owner, "OPTIONS": options}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = serving


def append_only_tables() -> list[str]:
    """The tables of all models that carry ``append_only = True``, sorted."""
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models if getattr(model, "append_only", False)})


def undeletable_tables() -> list[str]:
    """The tables of all models that carry ``never_deleted = True``, sorted: their rows move, and stay."""
    return sorted({model._meta.db_table for model in apps.get_models() if getattr(model, "never_deleted", False)})


def servant() -> str:
    """The role the platform serves by."""
    return settings.DATABASES["default"]["USER"]


def objection_to_two_roles(cursor) -> str:
    """Why the grants would protect nothing on this connection, as a sentence; empty when they would."""
    cursor.execute("select 1 from pg_roles where rolname = %s", [servant()])
    if not cursor.fetchone():
        return f"the role {servant()} does not exist"
    cursor.execute("select pg_has_role(%s, current_user, 'member')", [servant()])
    if cursor.fetchone()[0]:
        return f"{servant()} owns the tables it serves, or may act as their owner"
    return ""


def grant_to_servant(alias="default") -> str:
    """Give the servant what it needs and no more, on every table this connection's role owns. Idempotent, one transaction.

    Returns "" or the reason why nothing was granted: then only triggers protect the memory.
    """
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        if objection := objection_to_two_roles(cursor):
            return objection
        role = sql.Identifier(servant())
        everything, frozen = _owned(cursor, "r"), _named(append_only_tables())
        for statement, names in (
            ("REVOKE ALL ON {names} FROM {role}", everything),
            ("GRANT SELECT, INSERT, UPDATE, DELETE ON {names} TO {role}", everything),
            ("REVOKE UPDATE, DELETE ON {names} FROM {role}", frozen),
            ("REVOKE DELETE ON {names} FROM {role}", _named(undeletable_tables())),
            ("REVOKE INSERT, UPDATE, DELETE ON {names} FROM {role}", _named(["django_migrations"])),
            ("GRANT USAGE, SELECT ON SEQUENCE {names} TO {role}", _owned(cursor, "S")),
            ("GRANT USAGE ON SCHEMA {names} TO {role}", _named(["public"])),
        ):
            if names.seq:
                cursor.execute(sql.SQL(statement).format(names=names, role=role))
    return ""


def _named(names):
    return sql.SQL(", ").join([sql.Identifier(name) for name in names])


def _owned(cursor, kind):
    cursor.execute(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
        " and relowner = current_user::regrole and relkind = any(%s) order by relname",
        [["r", "p"] if kind == "r" else [kind]],
    )
    return _named([name for (name,) in cursor])
