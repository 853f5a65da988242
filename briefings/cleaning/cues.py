"""Words of the trade by which page furniture gives itself away, in the languages news pages mix.

A cue is evidence, not a verdict: the model of decode.py weighs it with length, punctuation, place and repetition.
"""

import re
from typing import Final


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# Each is searched in the start and the end of a line only, so that a long paragraph costs no more than a short one.
CUES: Final[dict[str, re.Pattern[str]]] = {
    "related": _any(
        r"^(?:see also|read (?:also|more|next|the full)|also read|more (?:on|from|in|stories|about|like this)|related\b|"
        r"recommended|you (?:may|might) (?:also|like)|most (?:read|popular|viewed|recent|commented)|trending|"
        r"top stories|latest (?:news|stories|articles|videos|posts)|up next|next (?:article|story|post|up)|"
        r"previous (?:article|story|post)|don.t miss|what to (?:read|watch) next|editors?.? picks?|popular\b|"
        r"in this (?:article|story)|recent posts|featured\b|sponsored|promoted|from the web|around the web|"
        r"keep reading|continue reading|further reading|explore more|must.reads?|in case you missed|now watch|watch:|"
        r"read:|more:|related:|listen:|also:|exclusive:|click (?:here|to)|follow (?:us|our|live)|"
        r"lire aussi|à lire|voir aussi|lesen sie|mehr zum|auch interessant|lea (?:también|más)|le puede interesar|"
        r"leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|lees ook|läs (?:mer|också)|baca juga|"
        r"читайте также|читать (?:также|далее)|по теме|czytaj (?:też|także|więcej)|ayrıca|続きを読む|関連記事|相关)",
        r"\b(?:read more|more stories|show more|load more|view (?:all|more)|see (?:all|more)|full coverage)\b[ »>.…→]*$",
    ),
    "comments": _any(
        r"^(?:\d+ )?comments?\b(?: \(\d*\+?\))?",
        r"^(?:post|leave|add|write|join|view|show|sort|report|log ?in|sign in|hide)\b.{0,40}\b(?:comments?|reply|"
        r"conversation|discussion)",
        r"^(?:reply|replies|upvote|like|likes|report abuse|be the first to)\b",
        r"\byour email address will not be published\b",
        r"^(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|комментари|komentar)",
    ),
    "account": _any(
        r"\b(?:subscribe|subscription|subscriber|sign ?up|sign ?in|log ?in|log ?out|register|registration|newsletters?|"
        r"your inbox|my account|create (?:an )?account|free trial|unsubscribe|become a member|donate|"
        r"support (?:us|our)|e-?mail address|abonn\w+|newsletter|s.inscrire|anmelden|iniciar sesión|"
        r"suscr\w+|assine|подпис\w+|войти|berlangganan|訂閱)\b",
    ),
    "legal": _any(
        r"©|\(c\) ?\d{4}|\ball rights reserved\b|\bcopyright\b",
        r"\b(?:privacy (?:policy|notice|settings)|cookies?|terms (?:of|and|&) ?(?:use|service|conditions)?|"
        r"do not sell|gdpr|ccpa|ad choices|consent|user agreement|disclaimer|trademarks?|may not be (?:published|reproduced)|"
        r"third.part(?:y|ies)|affiliate (?:links?|commission)|earn (?:a|an) (?:\w+ )?commission|"
        r"datenschutz|impressum|mentions légales|política de privacidad|alle rechte|tous droits)\b",
    ),
    "about us": _any(
        r"^(?:about(?: us)?|contact(?: us)?|advertise(?: with us)?|careers?|help|faqs?|sitemap|site map|masthead|"
        r"rss(?: feeds?)?|feedback|jobs|press|archives?|home|menu|search(?: for)?:?|accessibility|corrections?|"
        r"work (?:for|with) us|staff|team|events?|shop|store|apps?|podcasts?|videos?|photos?|newsletter)$",
        r"^(?:skip to|back to top|jump to|go to|toggle|open|close|show|hide|main|powered by|scroll)\b",
        r"\b(?:app store|google play|mobile apps?|follow us|contact us|about us|send (?:us )?(?:a )?tips?|"
        r"our (?:team|journalism|reporters|staff|site|website|partners|standards|mission|editors))\b",
    ),
    "sharing": _any(
        r"\b(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|instagram|flipboard|youtube|tiktok|tumblr|"
        r"messenger|snapchat|threads|bluesky)\b",
        r"^(?:share|tweet|e-?mail|print|copy link|copied|save|bookmark|like|link|send|listen|comment|follow|text size|"
        r"gift|pin|flip|sms|teilen|partager|compartir|compartilh\w+|condividi|поделиться|bagikan)\b.{0,30}$",
    ),
    "advert": _any(
        r"^(?:advertis\w*|ads?|ad feedback|anzeige|publicité|publicidad\w*|publicidade|pubblicità|реклама|sponsor\w*|"
        r"story continues|article continues|continue below|this (?:ad|advertisement))\b",
        r"\b(?:ad blocker|adblock|scroll to continue|story continues below|article continues (?:after|below))\b",
    ),
    "credit": _any(
        r"\b(?:getty|getty images|shutterstock|istock|ap photo|reuters|afp|epa|alamy|associated press|bloomberg|"
        r"zuma|imago|unsplash|pexels|wikimedia|usa today sports|pa wire|pa media|via (?:ap|reuters|getty|flickr))\b[^.]{0,25}$",
        r"^(?:photos?|images?|pictures?|photograph|credits?|courtesy|illustration|graphic|video|foto|source|bild|imagem|"
        r"screenshot|composite|фото|crédito|crédit)\b ?(?:by|credit|courtesy|:|via|from|/|of)",
        r"\b(?:photo|image|picture|photograph|illustration|screenshot|courtesy)s? ?(?:by|credit|courtesy|:|of|/)[^.]{0,60}$",
        r"^\(?(?:photo|image|ap|reuters|afp|getty|©)\b[^.]{0,60}\)?$",
        r"credit:? ?[^.:]{2,80}$",
        r"^\([^()]{3,40}[/|][^()]{2,40}\)$",
        r"^(?:view gallery|enlarge|open image|hide caption|toggle caption|view image|play video|image \d)",
    ),
    "caption": _any(
        r"\b(?:left|right|center|centre|above|below|pictured|file photo|seen here|shown here|from left)\b[^.]{0,20}[.)]?$",
        r"^(?:file ?[-:–]|pictured|in this (?:file |undated |\w{3,9}\. \d|photo|image)|a (?:general )?view of)",
        r"\b(?:is|are|was) (?:seen|shown|pictured|displayed|photographed)\b",
        r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d{1,2},? \d{4}",
    ),
    "tags": _any(
        r"^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|posted in|in this (?:article|story)|hashtags|etiquetas|"
        r"schlagw\w+|mots.clés|теги|sections?|see more on|more (?:on|about))\b ?[:•|/]?",
    ),
    "bio": _any(
        r"\b(?:is|was) (?:an?|the) (?:\S+ ){0,5}(?:reporter|writer|editor|journalist|correspondent|columnist|contributor|"
        r"author|producer|freelancer|critic|blogger)\b.{0,60}",
        r"^(?-i:(?:[A-Z][\w.'’-]+ ){2,3})(?:is|was|has|writes|covers|reports|joined)\b.{0,90}\b(?:writ(?:es?|er|ing|ten)|"
        r"report(?:s|er|ing)|editor|journalis\w+|covers?|covering|freelance\w*|correspondent|columnist|author|contributor)\b",
        r"\b(?:reach (?:him|her|them)|can be reached|follow (?:him|her|them|me)|contact (?:him|her|them|the author)|"
        r"has written for|joined the|covers? (?:the )?\w+ (?:for|at))\b",
        r"\b(?:contributed to this (?:report|story|article)|reporting by|editing by|edited by|with files from|"
        r"additional reporting|redaktion|this (?:story|article) (?:was|has been|is) (?:originally|first|produced|published|"
        r"updated|corrected)|originally (?:published|appeared))\b",
        r"^(?:about the author|written by|author:|the author|editor.s note|correction|read (?:his|her|their) )",
        r"[\w.+-]+@[\w-]+\.\w",
    ),
    "embed": _any(
        r"^(?:a post shared by|view this post|view on (?:twitter|instagram)|watch (?:now|the video|below)|video ?\d|"
        r"loading|this content is not available|play$|pause$|\d+:\d\d$)",
        r"^[—–-] ?.{2,60}\(@\w+\)",
    ),
    "promotion": _any(
        r"^(?:subscribe|sign up|get |want |join |don.t miss|click|follow|register|download|support|become|try |check out|"
        r"discover|stay |be the first|receive|enjoy|buy |shop |visit |send |have a (?:tip|story)|do you have|got a|learn more|"
        r"find out|tune in|listen |watch |like what|love |help us|give )\b",
        r"\b(?:here|inbox|newsletters?|app|today|now|subscribers?|member(?:ship)?s?)[.!]?$",
        r"\b(?:our|we|us)\b.{0,80}\b(?:you|your|readers)\b|\b(?:you|your|readers)\b.{0,80}\b(?:our|we|us)\b",
    ),
    "byline": _any(
        r"^by:?\s?(?:[A-Z]|$)",
        r"^(?:von|par|por|di|door|av|oleh|автор)\b:? ?\S+ \S+.{0,30}$",
        r"\b(?:staff writer|staff reporter|contributing writer|correspondent|news service|associated press)$",
    ),
    "date": _any(
        r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b",
        r"\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}\b",
        r"\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b",
        r"\b\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\.?|et|pt|gmt|est|edt|utc|bst|ist|uhr)\b",
        r"^(?:published|updated|posted|last updated|first published|last modified|publi\w+|veröffentlicht|опубликовано)\b",
    ),
    "ago": _any(
        r"\b(?:\d+|an?|one) ?(?:s|m|h|d|w|secs?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?)\.? ago\b",
        r"\b\d+ ?(?:min|minute)s? (?:read|de lecture|lesezeit)\b",
    ),
    "address": re.compile(r"https?://\S+|\bwww\.\S+|\b\w+\.(?:com|org|net)\b(?:/\S*)?$|^@\w+$|(?:^|\s)#\w+"),
    "separators": re.compile(r"[|•·›»→▸]\s"),
}
# How much of the start and of the end of a long line is searched.
CUE_REACH: Final = 110
