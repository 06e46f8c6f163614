"""How Django knows this package."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The one app that a command needs."""

    name = "surefoot.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
