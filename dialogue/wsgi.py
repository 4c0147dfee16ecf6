"""What a web server calls."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dialogue.settings")

application = get_wsgi_application()

from django.db import connections  # noqa: E402 - only now: models need the application

from dialogue import safe_start  # noqa: E402

if objection := safe_start.objection():
    sys.exit(objection)
connections.close_all()  # a connection must not be shared with forked children
