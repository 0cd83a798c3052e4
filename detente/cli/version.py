"""``detente version``"""

from __future__ import annotations

import typer

from detente.config import NAME, VERSION


def register(app: typer.Typer) -> None:
    @app.command()
    def version() -> None:
        """Print the version of Détente, its vocabulary and Python."""
        import platform

        from detente.config import Config
        from detente.engines.work import coder_id

        print(f"{NAME} {VERSION}, coder {coder_id(Config())}, Python {platform.python_version()}")
