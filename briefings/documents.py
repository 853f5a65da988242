"""A briefing as a JSON document, out and back in."""

import json
from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias

from .article import UNKNOWN, Published, Span, Unknown
from .briefing import Briefing, Citation, Dispute, Line, Position, Section, Source
from .errors import InvalidDocument

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_DATE_FORMATS: Final = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def dump_briefing(briefing: Briefing) -> str:
    """The JSON document of ``briefing``; null stands for an unknown title, outlet or date."""
    document: Json = {
        "lines": [_line(line) for line in briefing.lines],
        "disputes": [
            {
                "about": dispute.about,
                "compatible": dispute.compatible,
                "positions": [
                    {"value": p.value, "outlet": _known(p.outlet), "citation": _citation(p.citation)}
                    for p in dispute.positions
                ],
            }
            for dispute in briefing.disputes
        ],
        "sources": [
            {
                "article": source.article,
                "revision": source.revision,
                "title": _known(source.title),
                "outlet": _known(source.outlet),
                "published": _date(source.published),
                "url": source.url,
                "source": source.source,
                "retold": source.retold,
                "author": _known(source.author),
            }
            for source in briefing.sources
        ],
        "note": briefing.note,
        "heading": briefing.heading,
        "sections": [
            {
                "headline": _known(section.headline),
                "articles": list(section.articles),
                "publishers": section.publishers,
                "wires": list(section.wires),
                "lead": section.lead,
            }
            for section in briefing.sections
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _line(line: Line) -> Json:
    document: dict[str, Json] = {"text": line.text, "citations": [_citation(c) for c in line.citations]}
    document["cuts"] = [[cut.start, cut.end] for cut in line.cuts]
    document["passages"] = line.passages
    document["status"] = line.status
    document["was"] = line.was
    document["story"] = line.story
    document["view"] = line.view
    document["signed"] = line.signed
    document["headline"] = line.headline
    return document


def _citation(citation: Citation) -> Json:
    return {
        "article": citation.article,
        "revision": citation.revision,
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
    }


def _known(value: str | Unknown) -> str | None:
    return None if isinstance(value, Unknown) else value


def _date(published: Published | Unknown) -> str | None:
    return None if isinstance(published, Unknown) else str(published)


class _Reader:
    """Takes values of one type out of a parsed document and says where one is wrong."""

    def __init__(self, where: str) -> None:
        self.where = where

    def fail(self, path: str, reason: str) -> InvalidDocument:
        return InvalidDocument(self.where, f"{path}: {reason}" if path else reason)

    def fields(self, value: Json, path: str) -> dict[str, Json]:
        if not isinstance(value, dict):
            raise self.fail(path, "should be an object")
        return value

    def rows(self, value: Json, path: str) -> list[tuple[str, Json]]:
        if not isinstance(value, list):
            raise self.fail(path, "should be a list")
        return [(f"{path}[{number}]", item) for number, item in enumerate(value)]

    def text(self, holder: dict[str, Json], key: str, path: str) -> str:
        value = holder.get(key)
        if not isinstance(value, str):
            raise self.fail(f"{path}.{key}", "should be text")
        return value

    def maybe_text(self, holder: dict[str, Json], key: str, path: str) -> str | None:
        return None if holder.get(key) is None else self.text(holder, key, path)

    def number(self, value: Json, path: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.fail(path, "should be a whole number from 0")
        return value

    def flag(self, holder: dict[str, Json], key: str, path: str) -> bool:
        value = holder.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(f"{path}.{key}", "should be true or false")
        return value

    def span(self, start: Json, end: Json, path: str) -> Span:
        first, last = self.number(start, f"{path}.start"), self.number(end, f"{path}.end")
        if first > last:
            raise self.fail(path, "ends before it starts")
        return Span(first, last)


def load_briefing(text: str, where: str) -> Briefing:
    """The briefing in the JSON document ``text``, which was read from ``where``; raises InvalidDocument."""
    try:
        parsed: Json = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidDocument(where, f"not JSON: {error.msg}", line=error.lineno) from error
    except RecursionError as error:
        raise InvalidDocument(where, "nested too deeply") from error
    reader = _Reader(where)
    top = reader.fields(parsed, "")
    return Briefing(
        lines=tuple(_load_line(reader, row, path) for path, row in reader.rows(top.get("lines"), "lines")),
        disputes=tuple(
            _load_dispute(reader, row, path) for path, row in reader.rows(top.get("disputes"), "disputes")
        ),
        sources=tuple(_load_source(reader, row, path) for path, row in reader.rows(top.get("sources"), "sources")),
        note=reader.maybe_text(top, "note", "briefing"),
        heading=reader.maybe_text(top, "heading", "briefing"),
        sections=tuple(
            _load_section(reader, row, path) for path, row in reader.rows(top.get("sections", []), "sections")
        ),
    )


def _load_line(reader: _Reader, row: Json, path: str) -> Line:
    fields = reader.fields(row, path)
    citations = tuple(
        _load_citation(reader, item, place)
        for place, item in reader.rows(fields.get("citations"), f"{path}.citations")
    )
    if not citations:
        raise reader.fail(f"{path}.citations", "a line needs a citation")
    cuts = []
    for place, item in reader.rows(fields.get("cuts", []), f"{path}.cuts"):
        ends = reader.rows(item, place)
        if len(ends) != 2:  # a start and an end
            raise reader.fail(place, "should be a start and an end")
        cuts.append(reader.span(ends[0][1], ends[1][1], place))
    passages = reader.number(fields.get("passages", 1), f"{path}.passages")
    if not 0 < passages <= len(citations):
        raise reader.fail(f"{path}.passages", "should be a number from 1 to that of the citations")
    return Line(
        text=reader.text(fields, "text", path),
        citations=citations,
        cuts=tuple(cuts),
        passages=passages,
        status=_status(reader, fields, path),
        was=reader.maybe_text(fields, "was", path),
        story=reader.number(fields.get("story", 0), f"{path}.story"),
        view=reader.flag(fields, "view", path),
        signed=reader.flag(fields, "signed", path),
        headline=reader.flag(fields, "headline", path),
    )


def _status(reader: _Reader, fields: dict[str, Json], path: str) -> Literal["plain", "new", "update"]:
    match fields.get("status", "plain"):
        case "plain":
            return "plain"
        case "new":
            return "new"
        case "update":
            return "update"
        case _:
            raise reader.fail(f"{path}.status", "should be plain, new or update")


def _load_citation(reader: _Reader, row: Json, path: str) -> Citation:
    fields = reader.fields(row, path)
    return Citation(
        article=reader.text(fields, "article", path),
        revision=reader.text(fields, "revision", path),
        span=reader.span(fields.get("start"), fields.get("end"), path),
        quote=reader.text(fields, "quote", path),
    )


def _load_dispute(reader: _Reader, row: Json, path: str) -> Dispute:
    fields = reader.fields(row, path)
    positions = []
    for place, item in reader.rows(fields.get("positions"), f"{path}.positions"):
        held = reader.fields(item, place)
        outlet = reader.maybe_text(held, "outlet", place)
        positions.append(
            Position(
                value=reader.text(held, "value", place),
                outlet=UNKNOWN if outlet is None else outlet,
                citation=_load_citation(reader, held.get("citation"), f"{place}.citation"),
            )
        )
    return Dispute(
        about=reader.text(fields, "about", path),
        positions=tuple(positions),
        compatible=reader.flag(fields, "compatible", path),
    )


def _load_source(reader: _Reader, row: Json, path: str) -> Source:
    fields = reader.fields(row, path)
    title, outlet = reader.maybe_text(fields, "title", path), reader.maybe_text(fields, "outlet", path)
    author = reader.maybe_text(fields, "author", path)
    return Source(
        article=reader.text(fields, "article", path),
        revision=reader.text(fields, "revision", path),
        title=UNKNOWN if title is None else title,
        outlet=UNKNOWN if outlet is None else outlet,
        published=_load_date(reader, reader.maybe_text(fields, "published", path), f"{path}.published"),
        url=reader.maybe_text(fields, "url", path),
        source=reader.maybe_text(fields, "source", path),
        retold=reader.flag(fields, "retold", path),
        author=UNKNOWN if author is None else author,
    )


def _load_section(reader: _Reader, row: Json, path: str) -> Section:
    fields = reader.fields(row, path)
    headline = reader.maybe_text(fields, "headline", path)
    articles = []
    for place, item in reader.rows(fields.get("articles"), f"{path}.articles"):
        if not isinstance(item, str):
            raise reader.fail(place, "should be text")
        articles.append(item)
    return Section(
        headline=UNKNOWN if headline is None else headline,
        articles=tuple(articles),
        publishers=reader.number(fields.get("publishers"), f"{path}.publishers"),
        wires=tuple(
            reader.number(size, place) for place, size in reader.rows(fields.get("wires", []), f"{path}.wires")
        ),
        lead=reader.flag(fields, "lead", path),
    )


def _load_date(reader: _Reader, text: str | None, path: str) -> Published | Unknown:
    if text is None:
        return UNKNOWN
    precisions: tuple[Literal["day", "month", "year"], ...] = ("day", "month", "year")
    for precision in precisions:
        try:
            moment = datetime.strptime(text, _DATE_FORMATS[precision]).replace(tzinfo=UTC)
        except ValueError:
            continue
        return Published(moment=moment, precision=precision)
    try:
        return Published(moment=datetime.fromisoformat(text), precision="minute")
    except ValueError as error:
        raise reader.fail(path, "should be a date like 2025-01-28, or a time with its zone") from error
