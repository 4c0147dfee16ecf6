"""Two people at once."""

import threading

from django.db import connection


def at_once(*acts):
    """Run the acts in threads that start together; returns what each gave back, or the exception it raised, in their order."""
    together, told = threading.Barrier(len(acts)), [None] * len(acts)

    def somebody(place, act):
        together.wait()
        try:
            told[place] = act()
        except Exception as error:
            told[place] = error
        finally:
            connection.close()

    people = [threading.Thread(target=somebody, args=pair) for pair in enumerate(acts)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return told
