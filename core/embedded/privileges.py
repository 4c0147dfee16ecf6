"""Starting a child: it dies with us, and PostgreSQL, which refuses root, runs as root's stand-in. Linux only; elsewhere no-ops."""

import ctypes
import functools
import os
import pwd
import signal
import subprocess
import sys
import traceback

from core.embedded import Refused

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
CAP_DAC_OVERRIDE = 1
NOBODY_INSIDE = 65534
libc = ctypes.CDLL(None, use_errno=True)


def _checked(result, what):
    if result:
        raise OSError(ctypes.get_errno(), what)


def _enter_namespace():
    """A user namespace in which root is seen as 65534: files stay root's, nothing is chowned, a folder below /root works."""
    gid = os.getegid()
    _checked(libc.unshare(CLONE_NEWUSER), "unshare(CLONE_NEWUSER)")
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{NOBODY_INSIDE} 0 1"),
        ("gid_map", f"{NOBODY_INSIDE} {gid} 1"),
    ):
        with open(f"/proc/self/{name}", "w") as written:
            written.write(text)


def _become(user):
    """Another user for good, keeping the one capability of walking through closed folders (a checkout below /root)."""
    os.setgroups([])
    on_linux = sys.platform == "linux"
    if on_linux:
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    if not on_linux:
        return
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    kept = 1 << CAP_DAC_OVERRIDE
    libc.capset(
        header, (ctypes.c_uint32 * 6)(kept, kept, kept, 0, 0, 0)
    )  # a container may refuse: then folders must be open
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


@functools.cache
def stand_in():
    """Who runs PostgreSQL for us: None (we are not root), "namespace", or, where namespaces are refused, a passwd entry."""
    if os.geteuid() != 0:
        return None
    if sys.platform == "linux" and not os.environ.get("EMBEDDED_FORCE_SETUID"):
        try:
            subprocess.run(["true"], check=True, stderr=subprocess.DEVNULL, preexec_fn=_enter_namespace)
        except (OSError, subprocess.SubprocessError):
            pass
        else:
            return "namespace"
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Refused(
        "PostgreSQL does not run as root, and there is no user postgres or nobody to run it: set DATABASE_URL"
    )


def child_setup(*, drop_root=False, death_signal=signal.SIGTERM):
    """A ``preexec_fn``: on Linux ``death_signal`` reaches the child when we are killed; ``drop_root`` for PostgreSQL."""
    who = stand_in() if drop_root else None

    def setup():
        try:
            if who == "namespace":
                _enter_namespace()
            elif who:
                _become(who)
            if sys.platform == "linux":  # last: changing the user forgets it
                libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        except Exception:
            traceback.print_exc()  # else subprocess only says "Exception occurred in preexec_fn"
            raise

    return setup
