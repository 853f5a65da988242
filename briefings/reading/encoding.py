"""From bytes to text: the encoding detected, mojibake repaired."""

import codecs
import re
from typing import Final

from ..cleaning import detect_language
from ..errors import UnreadableInput

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Formats that are no text, by their first bytes.
_MAGIC: Final = (
    (b"%PDF-", "a PDF file; save its text and read that"),
    (b"PK\x03\x04", "a ZIP archive or an office document; unpack it and read what is inside"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text first"),
    (b"{\\rtf", "an RTF document; save it as text first"),
)
# Detection looks at this much: enough for any encoding, and bounded in time.
_SAMPLE: Final = 64 * 1024
# Text holds almost no control characters; a binary file that decodes by chance holds many.
_MOST_CONTROL_SHARE: Final = 0.02
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, where: str) -> str:
    """The text of ``data``, without a byte order mark.

    Raises:
        UnreadableInput: the bytes are empty, an archive, a picture, a PDF or another binary format.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise UnreadableInput(where, "the file is empty" if not data else "nothing but white space")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(where, what)
    text = _decode_known(data, where)
    if text is None:
        text = _decode_guessed(data, where)
    if len(_CONTROL.findall(text[:_SAMPLE])) > _MOST_CONTROL_SHARE * min(len(text), _SAMPLE):
        raise UnreadableInput(where, "not text: a binary file")
    return text


_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def decode_html(data: bytes, where: str) -> str:
    """The text of an HTML page: as ``decode``, and where it is not UTF-8, in the encoding that the page declares.

    Raises:
        UnreadableInput: as ``decode``.
    """
    declared = _CHARSET.search(data[:4096])
    if declared is not None and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            name = declared[1].decode("ascii")
            try:
                codec = codecs.lookup(name)
                if codec.name not in {"utf-8", "utf-16", "utf-32"}:
                    return decode(data.decode(codec.name, "replace").encode("utf-8"), where)
            except (LookupError, ValueError, TypeError):
                pass
    return decode(data, where)


def _decode_known(data: bytes, where: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableInput(where, f"broken {encoding} text at byte {error.start}") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decode_guessed(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        raise UnreadableInput(where, "not text: a binary file")
    # A few stray bytes in what is otherwise UTF-8 are damage, not another encoding.
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 200 < len(text):
        return text
    known = _known_encoding(sample)
    if known is not None:
        return data.decode(known, "replace")
    best = from_bytes(sample, steps=5, chunk_size=512).best()
    encoding = "cp1252" if best is None or best.encoding in {"ascii", "utf_8"} else best.encoding
    return data.decode(encoding, "replace")


# The encodings of one byte a sign that old files are in, and the languages written in them, commonest first.
_WESTERN: Final = frozenset({"en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "id"})
_CENTRAL: Final = frozenset({"pl", "cs", "hu", "ro"})
_OF_ONE_BYTE: Final = (
    ("cp1252", _WESTERN),
    ("cp1254", frozenset({"tr"})),
    ("cp1250", _CENTRAL),
    ("iso8859_2", _CENTRAL),
)
# A sign within a word, or a control sign: the text is in another encoding than the one tried.
_OUT_OF_PLACE: Final = re.compile(
    r"[a-z][\u0080-\u009f\u00a1-\u00a9\u00ab-\u00b4\u00b6\u00b8\u00b9\u00bb-\u00bf×÷†‡‰¤][a-z]"
)
_MOST_ACCENTED: Final = 0.3
_KANA: Final = re.compile(r"[\u3040-\u309f]")
_SIGNS: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_KANA_SHARE: Final = 0.2


def _known_encoding(sample: bytes) -> str | None:
    """The encoding whose reading of ``sample`` makes words of a language written in it.

    Detection by statistics of the bytes alone goes wrong on a paragraph or two.
    """
    for encoding in ("shift_jis", "euc_jp"):
        text = _strictly(sample, encoding)
        if text is not None and len(_KANA.findall(text)) > _KANA_SHARE * max(10, len(_SIGNS.findall(text))):
            return encoding
    for encoding, languages in _OF_ONE_BYTE:
        text = _strictly(sample, encoding)
        if text is None or _OUT_OF_PLACE.search(text):
            continue
        accented = sum(not sign.isascii() and sign.isalpha() for sign in text)
        if accented <= _MOST_ACCENTED * sum(map(str.isalpha, text)) and detect_language(text) in languages:
            return encoding
    return None


def _strictly(sample: bytes, encoding: str) -> str | None:
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:
        # A sign of several bytes may be cut at the end of the sample.
        return sample[: error.start].decode(encoding) if error.start >= len(sample) - 3 > 0 else None


# The signs that the bytes 0x80 to 0xBF become in Windows-1252 or Latin-1.
_CONTINUED: Final = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e"
    "\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
# A UTF-8 sequence read in one of them: its lead byte and the next; without it nothing is broken.
_SUSPECT: Final = re.compile(f"[\u00c2-\u00f4]{_CONTINUED}")
_SEQUENCE: Final = re.compile(
    f"[\u00c2-\u00df]{_CONTINUED}|[\u00e0-\u00ef]{_CONTINUED}{{2}}|[\u00f0-\u00f4]{_CONTINUED}{{3}}"
)
# ftfy needs some microseconds a letter; a news page has 11,000 letters, the longest dump seen 200,000.
_MOST_STUDIED: Final = 200_000
_AROUND: Final = 100


def repair_mojibake(text: str) -> str:
    """``text`` with lines that were decoded in a wrong encoding set right, line for line; others stay as they are.

    ftfy judges and repairs; past the first 200,000 letters of broken lines it only judges the surroundings of the
    first suspect signs, and every sequence of the line is decoded alike, so that the time stays bounded.
    """
    if text.isascii() or _SUSPECT.search(text) is None:
        return text
    left, lines = _MOST_STUDIED, []
    for line in text.splitlines(keepends=True):
        suspect = None if line.isascii() else _SUSPECT.search(line)
        if suspect is not None:
            left -= len(line)
            line = _repaired(line, suspect.start(), studied=left >= 0)  # noqa: PLW2901 - the same line, set right
        lines.append(line)
    return "".join(lines)


def _repaired(line: str, suspect: int, *, studied: bool) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    if studied:
        return fix_encoding(line) if is_bad(line) else line
    if not is_bad(line[max(0, suspect - _AROUND) : suspect + _AROUND]):
        return line
    return _SEQUENCE.sub(_decoded_again, line)


def _decoded_again(match: re.Match[str]) -> str:
    sequence = match.group()
    data = bytes(ord(sign) if ord(sign) < 0x100 else sign.encode("cp1252")[0] for sign in sequence)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return sequence
