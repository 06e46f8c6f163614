"""Build hook: put the compiled rule book into the wheel, so that an installed program starts as fast as a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).resolve().parent / "src"
COMPILED = SOURCE / "surefoot" / "rulebook" / "_compiled.msgpack"


class CompiledRuleBook(BuildHookInterface[Any]):
    """Compile the YAML of the rule book before the files are gathered; a book with a fault stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile for a wheel; a checkout (version "editable") compiles by itself whenever its YAML changes."""
        if self.target_name != "wheel" or version == "editable":
            return
        COMPILED.unlink(missing_ok=True)
        # The build's own packages may be known to this process alone, so its whole path is handed on.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCE), *filter(None, sys.path)])}
        answer = subprocess.run(
            [sys.executable, "-m", "surefoot.rulebook"], env=environment, capture_output=True, text=True, check=False
        )
        if answer.returncode:
            raise RuntimeError(f"The rule book does not compile:\n{answer.stderr}")
        self.app.display_info(f"rule book {answer.stdout.strip()}")
