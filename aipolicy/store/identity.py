"""What makes two readings the same article, as pure functions."""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from aipolicy.models import Article

# 40 bits: short enough to read aloud; a clash takes a longer one (see `Store`).
ID_LENGTH = 10

_TRACKING_RE = re.compile(r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id")
_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True, slots=True)
class Names:
    """What an article goes by: canonical address, id at its source, hash of its text."""

    url: str | None
    external: str | None
    hash: str


def names(article: Article) -> Names:
    """The names of an article."""
    return Names(canonical_url(article.url), article.external_id or None, body_hash(article))


def canonical_url(url: str | None) -> str | None:
    """One form of an address: https, host in lower case, no fragment, tracking or final slash.

    None for a text that is no web address, which then identifies nothing.
    """
    if not url:
        return None
    try:
        scheme, host, path, query, _ = urlsplit(url.strip())
    except ValueError:
        return None
    if scheme.lower() not in _PORTS or not host:
        return None
    host = host.lower().removesuffix(_PORTS[scheme.lower()])
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True)]
    query = urlencode(sorted(pair for pair in kept if not _TRACKING_RE.fullmatch(pair[0])))
    return urlunsplit(("https", host, path.rstrip("/"), query, ""))


def digest(*parts: str) -> str:
    """SHA-256 of some texts in hexadecimal; lone surrogates count too."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def body_hash(article: Article) -> str:
    """Hash of the text of an article; of its title where it has no body."""
    return digest(article.body.strip() or article.title)


def fingerprint(article: Article) -> str:
    """Hash of all that a reader found in one input, to know an input that has not changed."""
    published = article.published.isoformat() if article.published else ""
    texts = (article.title, article.body, article.outlet, article.url, article.external_id)
    others = (published, article.published_basis, article.language, str(article.excerpt))
    return digest(*(part or "" for part in (*texts, *others)))


def first_id(known: Names) -> str:
    """The full hash an article's id is cut from: of its address, else its id at the source, else its text."""
    if known.url:
        return digest("url", known.url)
    if known.external:
        return digest("external", known.external)
    return digest("hash", known.hash)


def path_key(article: Article) -> str | None:
    """The path as a name of the article; None for standard input, where every article stands at `-`."""
    return None if article.path in ("", "-") or article.path.startswith("-#") else article.path


def may_be_same(known: Article, article: Article) -> bool:
    """Whether two readings with the same text or path can be one article: no name of theirs differs."""
    addresses = canonical_url(known.url), canonical_url(article.url)
    ids = known.external_id, article.external_id
    return all(None in pair or pair[0] == pair[1] for pair in (addresses, ids))


def strangers(known: Article, article: Article) -> bool:
    """Whether two articles of one id at their sources share neither title nor any line of text.

    Two exports may both number their articles from 1; then the id proves nothing.
    """
    lines = (set(map(str.strip, body.split("\n"))) - {""} for body in (known.body, article.body))
    return known.title != article.title and not set.intersection(*lines)
