"""People, organisations and places with their alias groups, behind one protocol.

Two finders serve it: guarded spaCy where the extra ``nlp`` is installed, and rules that need nothing.
"""

from .entity import Entity, NameFinder, NameKind, SyntaxFinder
from .gazetteer import KnownPlace, countries, country_of_demonym, place_named
from .linking import LinkedEntity, link_entities
from .model import ModelUnavailable, SpacyFinder, changed_files, model_folder
from .rules import RuleFinder

__all__ = [
    "Entity",
    "KnownPlace",
    "LinkedEntity",
    "ModelUnavailable",
    "NameFinder",
    "NameKind",
    "RuleFinder",
    "SpacyFinder",
    "SyntaxFinder",
    "changed_files",
    "countries",
    "country_of_demonym",
    "default_finder",
    "link_entities",
    "model_folder",
    "place_named",
]


def default_finder() -> NameFinder:
    """Guarded spaCy if the model is installed and unchanged, else the rules; ``label`` says which."""
    folder = model_folder()
    if folder is None or changed_files(folder):
        return RuleFinder()
    return SpacyFinder()
