"""PostgreSQL from the wheel, or from PG_BIN; never a search for a system server."""

import signal
from contextlib import closing
from pathlib import Path

import psycopg2

from core.embedded import addresses, cluster, folders
from core.embedded.servers import Server

OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
THROWAWAY |= {"wal_level": "minimal", "max_wal_senders": "0", "max_wal_size": "4GB"}


class Postgres(Server):
    """The database server of one ``var``; ``throwaway`` trades every promise of durability for speed (tests)."""

    name = "postgres"
    stop_signal = signal.SIGINT  # "fast": open transactions are rolled back, a checkpoint is written
    drops_root = True

    def __init__(self, var: Path, *, throwaway=False):
        super().__init__(var / "log" / "postgres.log")
        self.home, self.cluster = var / "postgres", var / "postgres" / "cluster"
        self.sockets = addresses.socket_folder(var)
        self.throwaway = throwaway

    def connect(self, database="postgres", role="postgres"):
        """A raw connection of the cluster's superuser, in autocommit."""
        connection = psycopg2.connect(host=str(self.sockets), user=role, dbname=database, connect_timeout=2)
        connection.autocommit = True
        return connection

    def answers(self):
        try:
            self.connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def prepare(self):
        """A cluster of this version, made when there is none."""
        folders.private_folder(self.log.parent)
        folders.private_folder(self.home, of_database=True)
        folders.private_folder(self.sockets, of_database=True)
        cluster.make_or_check(self.cluster, self.log, sync=not self.throwaway)

    def argv(self):
        options = OPTIONS | {"unix_socket_directories": str(self.sockets)} | (THROWAWAY if self.throwaway else {})
        settings = [word for name, setting in options.items() for word in ("-c", f"{name}={setting}")]
        return [str(cluster.binaries() / "postgres"), "-D", str(self.cluster), *settings]

    def settle(self):
        """Both roles and the database, from the very first start (design.md §5.7)."""
        with closing(self.connect()) as connection, connection.cursor() as cursor:
            for role in (addresses.OWNER, addresses.SERVANT):
                cursor.execute("select 1 from pg_roles where rolname = %s", [role])
                if not cursor.fetchone():
                    cursor.execute(f"create role {role} login")
            cursor.execute("select 1 from pg_database where datname = %s", [addresses.DATABASE])
            if not cursor.fetchone():
                cursor.execute(f"create database {addresses.DATABASE} owner {addresses.OWNER}")
