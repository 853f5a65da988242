"""Words of the trade by which page furniture gives itself away, in the languages news pages mix.

A cue is evidence, not a verdict: runs.py weighs it with length, punctuation, place and repetition. Cues are looked
for in the start and the end of a line only, so that a long paragraph costs no more than a short one, and a pattern
is tried only where one of its words or signs stands: most lines of a page are menu entries and cost one look-up.
Patterns are written in lower case and matched against the line in lower case, which is several times as fast as
ignoring case; one that asks for a capital is matched against the line as it stands.
"""

import re
from dataclasses import dataclass
from typing import Final

from .words import names_of

# How much of the start and of the end of a long line is searched.
REACH: Final = 110


@dataclass(frozen=True, slots=True)
class _Cue:
    """A pattern for the start of a line, and one for anywhere behind the words or signs that call for it."""

    start: re.Pattern[str] | None
    words: frozenset[str]
    anywhere: re.Pattern[str] | None
    signs: str = ""


def _cue(*, start: str = "", words: str = "", anywhere: str = "", signs: str = "") -> _Cue:
    def pattern(source: str) -> re.Pattern[str] | None:
        return re.compile(source, re.IGNORECASE if _CASED in source else 0) if source else None

    return _Cue(pattern(start), frozenset(words.split()), pattern(anywhere), signs)


# The part of a pattern that asks for capitals.
_CASED: Final = "(?-i:"


_MONTHS: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_TRADES: Final = (
    "reporter|writer|editor|journalist|correspondent|columnist|contributor|author|producer|freelancer|critic"
)
_PLATFORMS: Final = (
    "facebook twitter whatsapp linkedin pinterest reddit telegram instagram flipboard youtube tiktok tumblr "
    "messenger "
    "snapchat threads bluesky"
)

_CUES: Final[dict[str, _Cue]] = {
    "related": _cue(
        start=r"(?:see also|read (?:also|more|next|the full)|also read|more (?:on|from|in|stories|about|like this)|"
        r"related\b|recommended|you (?:may|might) (?:also|like)|most (?:read|popular|viewed|recent|commented)|"
        r"trending|"
        r"top stories|latest (?:news|stories|articles|videos|posts)|up next|next (?:article|story|post|up)|"
        r"previous (?:article|story|post)|don.t miss|what to (?:read|watch) next|editors?.? picks?|popular\b|"
        r"in this (?:article|story)|recent posts|featured\b|sponsored|promoted|from the web|around the web|"
        r"keep reading|continue reading|further reading|explore more|must.reads?|in case you missed|now watch|watch:|"
        r"read:|more:|related:|listen:|also:|exclusive:|click (?:here|to)|follow (?:us|our|live)|"
        r"lire aussi|à lire|voir aussi|lesen sie|mehr zum|auch interessant|lea (?:también|más)|le puede interesar|"
        r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|lees ook|läs (?:mer|också)|baca juga|"
        r"читайте также|читать (?:также|далее)|по теме|czytaj (?:też|także|więcej)|ayrıca|続きを読む|関連記事|相关)",
        words="more all full",
        anywhere=r"\b(?:read more|more stories|show more|load more|(?:view|see) (?:all|more)|full "
        r"coverage)\b[ »>.…→]*$",
    ),
    "comments": _cue(
        start=r"(?:\d+ )?comments?\b(?: \(\d*\+?\))?|(?:reply|replies|upvote|likes?|report abuse|be the first to)\b|"
        r"(?:post|leave|add|write|join|view|show|sort|report|log ?in|sign in|hide)\b.{0,40}\b(?:comments?|reply|"
        r"conversation|discussion)|(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|комментари|"
        r"komentar)",
        words="published",
        anywhere=r"\byour email address will not be published\b",
    ),
    "account": _cue(
        words="subscribe subscribing subscription subscriptions subscriber subscribers sign signup signin log "
        "login logout "
        "register registration newsletter newsletters inbox account trial unsubscribe member donate support "
        "mail email "
        "abonnieren abonnement abonnez abonner inscrire anmelden iniciar suscríbete suscribirse suscripción assine "
        "подписаться подписка подписывайтесь войти berlangganan 訂閱電子報",
        anywhere=r"\b(?:subscri(?:be|bing|ptions?|bers?)|sign ?up|sign ?in|log ?in|log ?out|register|registration|"
        r"newsletters?|your inbox|my account|create (?:an )?account|free trial|unsubscribe|become a member|donate|"
        r"support (?:us|our)|e-?mail address|abonn\w+|s.inscrire|anmelden|iniciar sesión|suscr\w+|assine|подпис\w+|"
        r"войти|berlangganan|訂閱電子報)\b",
    ),
    "legal": _cue(
        signs="©",
        words="c rights copyright privacy cookie cookies terms sell gdpr ccpa choices consent agreement disclaimer "
        "trademark trademarks personal published reproduced party parties affiliate commission datenschutz "
        "impressum légales privacidad rechte droits",
        anywhere=r"©|\(c\) ?\d{4}|\ball rights reserved\b|\bcopyright\b|\b(?:privacy (?:policy|notice|settings)|"
        r"cookies?|"
        r"terms (?:of|and|&) ?(?:use|service|conditions)?|do not sell|gdpr|ccpa|ad choices|consent|user agreement|"
        r"disclaimer|trademarks?|(?:for|your) personal,? (?:and )?non.commercial use|"
        r"may not be (?:published|reproduced)|third.part(?:y|ies)|"
        r"affiliate (?:links?|commission)|earn (?:a|an) (?:\w+ )?commission|datenschutz|impressum|mentions légales|"
        r"política de privacidad|alle rechte|tous droits)\b",
    ),
    "about us": _cue(
        start=r"(?:about(?: us)?|contact(?: us)?|advertise(?: with us)?|careers?|help|faqs?|sitemap|site map|"
        r"masthead|"
        r"rss(?: feeds?)?|feedback|jobs|press|archives?|home|menu|search(?: for)?:?|accessibility|corrections?|"
        r"work (?:for|with) us|staff|team|events?|shop|store|apps?|podcasts?|videos?|photos?|newsletter)$|"
        r"(?:skip to|back to top|jump to|powered by|toggle|go to (?:top|content|home)|scroll (?:to|down)|"
        r"(?:open|close|show|hide) (?:menu|navigation|search|submenu|sidebar|more|toolbar|dialog|main)|"
        r"main (?:menu|navigation|content))\b",
        words="store play apps app follow contact about tip tips our",
        anywhere=r"\b(?:app store|google play|mobile apps?|follow us|contact us|about us|send (?:us )?(?:a )?tips?|"
        r"our (?:team|journalism|reporters|staff|site|website|partners|standards|mission|editors))\b",
    ),
    "sharing": _cue(
        start=r"(?:share|tweet|e-?mail|print|copy link|copied|save|bookmark|like|link|send|listen|comment|follow|"
        r"text size|gift|pin|flip|sms|teilen|partager|compartir|compartilh\w+|condividi|поделиться|"
        r"bagikan)\b.{0,30}$",
        words=_PLATFORMS,
        anywhere=rf"\b(?:{_PLATFORMS.replace(' ', '|')})\b",
    ),
    "advert": _cue(
        start=r"(?:advertis\w*|ads?|ad feedback|anzeige|publicité|publicidad\w*|publicidade|pubblicità|реклама|"
        r"sponsor\w*|"
        r"story continues|article continues|continue below|this (?:ad|advertisement))\b",
        words="blocker adblock scroll continues",
        anywhere=r"\b(?:ad blocker|adblock|scroll to continue|(?:story|article) continues (?:after|below))\b",
    ),
    "credit": _cue(
        start=r"(?:photos?|images?|pictures?|photograph|credits?|courtesy|illustration|graphic|video|foto|"
        r"source|bild|"
        r"imagem|screenshot|composite|фото|crédito|crédit)\b ?(?:by|credit|courtesy|:|via|from|/|of)|"
        r"\(?(?:photo|image|ap|reuters|afp|getty|©)\b[^.]{0,60}\)?$|\([^()]{3,40}[/|][^()]{2,40}\)$|"
        r"(?:view gallery|enlarge|open image|hide caption|toggle caption|view image|play video|image \d)",
        words="getty shutterstock istock ap reuters afp epa alamy press bloomberg zuma imago unsplash pexels "
        "wikimedia "
        "usa pa photo photos image images picture pictures photograph illustration screenshot courtesy credit via",
        signs="Credit",
        anywhere=r"\b(?:getty|shutterstock|istock|ap photo|reuters|afp|epa|alamy|associated press|bloomberg|"
        r"zuma|imago|"
        r"unsplash|pexels|wikimedia|usa today sports|pa wire|pa media|via (?:ap|reuters|getty|flickr))\b[^.]{0,25}$|"
        r"\b(?:photo|image|picture|photograph|illustration|screenshot|courtesy)s? ?(?:by|credit|courtesy|:|of|/)"
        r"[^.]{0,60}$|credit:? ?[^.:]{2,80}$",
    ),
    "caption": _cue(
        start=r"(?:file ?[-:–]|pictured|in this (?:file |undated |\w{3,9}\. \d|photo|image)|a (?:general )?view of)",
        words="left right center centre above below pictured file seen shown displayed photographed "
        "monday tuesday wednesday thursday friday saturday sunday",
        anywhere=r"(?:[,(] ?|\bfrom |\bat |\bfar )(?:left|right|center|centre|above|below)\b[^.]{0,20}[.)]?$|"
        r"\b(?:pictured|file photo|seen here|shown here)\b[^.]{0,20}[.)]?$|"
        r"\b(?:is|are|was) (?:seen|shown|pictured|displayed|photographed)\b|"
        rf"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, {_MONTHS}\w*\.? \d{{1,2}},? \d{{4}}",
    ),
    "tags": _cue(
        start=r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|posted in|in this (?:article|story)|hashtags|"
        r"etiquetas|schlagw\w+|mots.clés|теги|sections?|see more on|more (?:on|about))\b",
    ),
    "bio": _cue(
        start=r"(?:about the author|written by|author:|the author|editor.s note|correction|read (?:his|her|their) )|"
        r"(?-i:(?:[A-Z][\w.'’-]+ ){2,3})(?:is|was|has|writes|covers|reports|joined)\b.{0,90}\b(?:writ(?:es?|er|"
        r"ing|ten)|"
        r"report(?:s|er|ing)|editor|journalis\w+|covers?|covering|freelance\w*|correspondent|columnist|author|"
        r"contributor)\b",
        signs="@",
        words=_TRADES.replace("|", " ")
        + " blogger reach reached follow contact written joined cover covers contributed "
        "reporting editing edited files redaktion originally story article",
        anywhere=rf"\b(?:is|was) (?:an?|the) (?:\S+ ){{0,5}}(?:{_TRADES}|blogger)\b|"
        r"\b(?:reach (?:him|her|them)|can be reached|follow (?:him|her|them|me)|contact (?:him|her|them|the author)|"
        r"has written for|joined the|covers? (?:the )?\w+ (?:for|at)|contributed to this (?:report|story|article)|"
        r"reporting by|editing by|edited by|with files from|additional reporting|redaktion|originally "
        r"(?:published|appeared)|this (?:story|article) (?:was|has been|is) (?:originally|first|produced|published|"
        r"updated|corrected))\b|[\w.+-]+@[\w-]+\.\w",
    ),
    "embed": _cue(
        start=r"(?:a post shared by|view this post|view on (?:twitter|instagram)|watch (?:now|the video|below)|"
        r"video ?\d|"
        r"loading|this content is not available|an error (?:has )?occurred|play$|"
        r"pause$|\d+:\d\d$)|[—–-] ?.{2,60}\(@\w+\)",
    ),
    "promotion": _cue(
        start=r"(?:subscribe|sign up|get |want |join |don.t miss|click|follow|register|download|support|become|try |"
        r"check out|discover|stay |be the first|receive|enjoy|buy |shop |visit |send |have a (?:tip|story)|do "
        r"you have|"
        r"got a|learn more|find out|tune in|listen |watch |like what|love |help us|give )",
        words="here inbox newsletter newsletters app today now subscriber subscribers member members membership "
        "our we us",
        anywhere=r"\b(?:here|inbox|newsletters?|app|today|now|subscribers?|member(?:ship)?s?)[.!]?$|"
        r"\b(?:our|we|us)\b.{0,80}\b(?:you|your|readers)\b|\b(?:you|your|readers)\b.{0,80}\b(?:our|we|us)\b",
    ),
    "byline": _cue(
        start=r"by:?\s?(?:(?-i:[A-Z])|$)|(?:von|par|por|di|door|av|oleh|автор)\b:? ?\S+ \S+.{0,30}$",
        words="writer reporter correspondent service press",
        anywhere=r"\b(?:staff writer|staff reporter|contributing writer|correspondent|news service|associated "
        r"press)$",
    ),
    "date": _cue(
        start=r"(?:published|updated|posted|last updated|first published|last modified|publi\w+|veröffentlicht|"
        r"опубликовано)\b",
        signs="0 1 2 3 4 5 6 7 8 9",
        anywhere=rf"\b{_MONTHS}[a-z]*\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b|"
        rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}[a-z]*\.?,? \d{{4}}\b|\b\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|"
        r"\b\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?|et|pt|gmt|est|edt|utc|bst|ist|uhr)\b",
    ),
    "ago": _cue(
        words="ago read lecture lesezeit",
        anywhere=r"\b(?:\d+|an?|one) ?(?:s|m|h|d|w|secs?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|"
        r"years?)\.? ago\b|"
        r"\b\d+ ?(?:min|minute)s? (?:read|de lecture|lesezeit)\b",
    ),
}
_CALLS: Final[dict[str, tuple[str, ...]]] = {
    word: tuple(name for name, cue in _CUES.items() if word in cue.words)
    for word in sorted({word for cue in _CUES.values() for word in cue.words})
}
_CALLING: Final = frozenset(_CALLS)
_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    sign: tuple(name for name, cue in _CUES.items() if sign in cue.signs.split())
    for sign in sorted({sign for cue in _CUES.values() for sign in cue.signs.split()})
}
_SIGN: Final = re.compile("|".join(map(re.escape, _SIGNS)))
_STARTS: Final = tuple((name, cue.start) for name, cue in _CUES.items() if cue.start is not None)
_CASED_STARTS: Final = tuple((name, start) for name, start in _STARTS if _CASED in start.pattern)
_LOWER_STARTS: Final = tuple((name, start) for name, start in _STARTS if _CASED not in start.pattern)
# Whether any of them matches: most lines start like no furniture and cost one look.
_ANY_LOWER_START: Final = re.compile("|".join(f"(?:{start.pattern})" for _, start in _LOWER_STARTS))


def cues_of(line: str) -> frozenset[str]:
    """The names of the cues that stand in the start or the end of a line."""
    head, tail = (line, "") if len(line) <= 2 * REACH else (line[:REACH], line[-REACH:])
    lower = head.lower()
    found = {name for name, start in _CASED_STARTS if start.match(head)}
    if _ANY_LOWER_START.match(lower):
        found.update(name for name, start in _LOWER_STARTS if start.match(lower))
    _find_anywhere(head, lower, found)
    if tail:
        _find_anywhere(tail, tail.lower(), found)
    return frozenset(found)


def _find_anywhere(part: str, lower: str, found: set[str]) -> None:
    called: set[str] = set()
    for word in _CALLING.intersection(names_of(lower)):
        called.update(_CALLS[word])
    for sign in set(_SIGN.findall(part)):
        called.update(_SIGNS[sign])
    for name in called - found:
        anywhere = _CUES[name].anywhere
        if anywhere is not None and anywhere.search(lower):
            found.add(name)
