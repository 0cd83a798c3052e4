"""Where named places are: built once from packaged data into the user's cache, then looked up from disk."""

from detente.lexicons.gazetteer.lookup import Gazetteer, open_gazetteer
from detente.lexicons.gazetteer.records import Candidate, fold
from detente.lexicons.gazetteer.words import PlaceWords

__all__ = ["Candidate", "Gazetteer", "PlaceWords", "fold", "open_gazetteer"]
