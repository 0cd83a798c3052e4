"""Détente reads articles on international politics and keeps a dated, source-grounded model of who did what to whom."""

from detente.config import VERSION as __version__

__all__ = ["__version__"]
