"""Django's settings as far as a command needs them: our tables and nothing else, so that it starts fast.

Databases are not named here: each house that is opened brings its own (see ``database``).
"""

from __future__ import annotations

INSTALLED_APPS = ["surefoot.store.apps.StoreConfig"]
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LOGGING_CONFIG = None


def start() -> None:
    """Make Django ready, once a process. A shell that has its own settings keeps them.

    This is ``django.setup()`` without the parts for the web, which would cost a command 30 ms more.
    """
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        settings.configure(
            INSTALLED_APPS=INSTALLED_APPS,
            USE_TZ=USE_TZ,
            TIME_ZONE=TIME_ZONE,
            USE_I18N=USE_I18N,
            LOGGING_CONFIG=LOGGING_CONFIG,
        )
    if not apps.ready:
        apps.populate(settings.INSTALLED_APPS)
