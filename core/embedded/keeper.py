"""Keeping children alive: who dies is started again, loudly and ever more slowly; who dies again and again ends everything."""

import functools
import os
import signal
import time
from pathlib import Path

from core.embedded import Refused, births, folders
from core.embedded.servers import Server, last_words

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0  # seconds before a start again; doubled from death to death
MEMORY, PATIENCE = 60.0, 6  # as many deaths within as many seconds are one too many


class Program(Server):
    """A child of ours that is no server with a socket to wait for: its command line is given."""

    def __init__(self, name: str, argv: list[str], log: Path, environment: dict | None = None):
        super().__init__(log)
        self.name, self.command, self.environment = name, argv, environment

    def prepare(self):
        folders.private_folder(self.log.parent)

    def argv(self):
        return self.command

    def answers(self):
        return True


class Keeper:
    """Starts children in order, starts again whoever dies, stops them in reverse order."""

    def __init__(self, folder: Path, say):
        self.folder, self.say = folder, say
        self.children, self.deaths, self.due = [], {}, {}

    def start(self, child: Server):
        """Start ``child`` and watch it from now on; raises Refused when it does not start."""
        self.deaths[child] = []
        self.children.append(child)
        child.on_birth = functools.partial(births.record, self.folder, child.name)
        child.start()

    def watch(self, is_over) -> bool:
        """Until ``is_over()``: True; False when a child would not stay alive and all should stop."""
        while not is_over():
            for child in self.children:
                if child in self.due:
                    if time.monotonic() >= self.due[child] and not self._start_again(child):
                        return False
                elif child.process.poll() is not None and not self._mourn(child):
                    return False
            time.sleep(0.1)
        return True

    def dead(self) -> Server | None:
        """A child that does not run just now, or None."""
        return next((child for child in self.children if child.process and child.process.poll() is not None), None)

    def stop(self):
        """All of them: programs together, then the servers they talk to, the last started first."""
        programs = [child for child in self.children if isinstance(child, Program)]
        for child in programs:
            if child.process and child.process.poll() is None:
                child.process.send_signal(child.stop_signal)
        for child in [*programs, *reversed([child for child in self.children if child not in programs])]:
            child.stop()
            (self.folder / child.name).unlink(missing_ok=True)

    def _mourn(self, child):
        now = time.monotonic()
        recent = [moment for moment in self.deaths[child] if now - moment < MEMORY] + [now]
        self.deaths[child] = recent
        try:
            os.killpg(child.process.pid, signal.SIGKILL)  # its own children, should it have left some
        except ProcessLookupError:
            pass
        if len(recent) > PATIENCE:
            self.say(f"{child.name} does not stay alive, stopping everything: {last_words(child.log)}")
            return False
        pause = min(FIRST_PAUSE * 2 ** (len(recent) - 1), LONGEST_PAUSE)
        self.say(f"{child.name} ended with status {child.process.returncode}; starting it again in {pause:.1f} s")
        self.due[child] = now + pause
        return True

    def _start_again(self, child):
        del self.due[child]
        try:
            child.start()
        except Refused as refused:
            self.say(str(refused))
            return self._mourn(child)
        self.say(f"{child.name} runs again")
        return True
