"""What the two servers share: a child process with a log, waited for until it answers."""

import signal
import subprocess
import time
from pathlib import Path

from core.embedded import Refused, privileges

LONGEST_LOG = 10 * 1024 * 1024  # bytes; then it is put aside at the next start


class Server:
    """A child process. Subclasses say ``argv()`` and ``answers()``."""

    name = ""
    stop_signal = signal.SIGTERM
    drops_root = False
    throwaway = False  # then nothing of it is worth an orderly end
    environment = None  # ours
    on_birth = staticmethod(lambda pid: None)  # told the number of each new process, before it answers

    def __init__(self, log: Path):
        self.log, self.process = log, None

    def argv(self) -> list[str]:
        """The command line."""
        raise NotImplementedError

    def answers(self) -> bool:
        """Does it serve?"""
        raise NotImplementedError

    def prepare(self):
        """What must be there before the process starts."""

    def settle(self):
        """What is done once it answers."""

    def start(self, seconds=120):
        """Start and wait until it answers; raises Refused with the end of its log when it does not within ``seconds``."""
        self.prepare()
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        at_our_death = signal.SIGKILL if self.throwaway else self.stop_signal
        with open(self.log, "ab") as log:
            # A session of its own: the terminal's Ctrl-C must reach only whoever supervises.
            self.process = subprocess.Popen(
                self.argv(),
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=privileges.child_setup(drop_root=self.drops_root, death_signal=at_our_death),
            )
        self.on_birth(self.process.pid)
        end = time.monotonic() + seconds
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise Refused(f"{self.name} did not start: {last_words(self.log)}")
            time.sleep(0.02)
        self.settle()

    def stop(self, seconds=20):
        """Ask it to stop, after ``seconds`` urge it, at last make it."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            for harder in (signal.SIGQUIT, signal.SIGKILL):
                try:
                    self.process.wait(seconds)
                except subprocess.TimeoutExpired:
                    self.process.send_signal(harder)
            self.process.wait()
        self.process = None


def last_words(log: Path, lines=3) -> str:
    """The end of a log as one line; a full disk is said first."""
    text = log.read_text(errors="replace")[-4000:] if log.exists() else ""
    full = "the disk is full: " if "No space left on device" in text else ""
    return full + " | ".join(text.strip().splitlines()[-lines:]) + f" (see {log})"
