#!/usr/bin/env python
"""Django's command line for the dialogue platform."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dialogue.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from environs import EnvError

    from core.embedded import Refused

    try:
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, EnvError, Refused) as error:
        print(error, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
