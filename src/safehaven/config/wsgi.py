"""What the web server runs.  It refuses to load with a wrong root key or an old database."""

import os

from django.core.wsgi import get_wsgi_application

from safehaven.config.starting import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safehaven.config.settings")
prepare()
application = get_wsgi_application()
