"""From here on the database itself refuses to alter the log."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from surefoot.store import guards


def set_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Write the triggers."""
    guards.set_up(editor)


class Migration(migrations.Migration):
    """Triggers on entries and originals."""

    dependencies = (("store", "0001_log"),)
    operations = (migrations.RunPython(set_up, migrations.RunPython.noop),)
