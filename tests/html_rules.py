"""What every page must keep to, so that it can be read by everybody and harms nobody.

The rules are those of WCAG 2 that a program can tell, as axe-core tells them, and ours: nothing is
fetched, nothing runs.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "br", "hr", "img", "input", "link", "base", "area", "col", "embed", "source", "wbr"}
LANDMARKS = {"header", "main", "footer", "nav"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "footer", "nav"),
    *("article", "h1", "h2", "h3", "h4", "p", "a", "span", "dl", "div", "dt", "dd", "ul", "ol"),
    *("li", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "dir", "role", "scope"),
    *("aria-hidden", "aria-label", "href", "rel"),
}
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"div"},
    "dd": {"div"},
    "caption": {"table"},
    "tr": {"thead", "tbody"},
    "th": {"tr"},
    "td": {"tr"},
}


class Element:
    """An element with what is in it."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    @property
    def words(self) -> str:
        """What is read out of it."""
        inner = (c if isinstance(c, str) else c.words for c in self.children)
        return "" if self.attributes.get("aria-hidden") else "".join(inner)

    def walk(self) -> "Iterator[Element]":
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def above(self) -> "Iterator[Element]":
        if self.parent is not None:
            yield self.parent
            yield from self.parent.above()


class Page(HTMLParser):
    """A page as its elements; what is not well formed is a problem."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.doctype = ""
        self.root = self.here = Element("", {}, None)
        self.feed(text)
        self.close()
        if self.here is not self.root:
            self.problems.append(f"<{self.here.tag}> is never closed")

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.problems.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        if self.here.tag != tag or self.here.parent is None:
            self.problems.append(f"</{tag}> closes <{self.here.tag}>")
            return
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)

    def every(self, *tags: str) -> list[Element]:
        return [each for each in self.root.walk() if each.tag in tags]

    @property
    def body(self) -> Element:
        (body,) = self.every("body")
        return body


def problems_of(text: str) -> list[str]:
    """Return, in sentences, what is wrong with a page that lctui's own template made."""
    page = Page(text)
    rules = (_whole, _headings, _landmarks, _names, _places, _harm)
    return [*page.problems, *(told for rule in rules for told in rule(page))]


def _whole(page: Page) -> Iterator[str]:
    if page.doctype.lower() != "doctype html":
        yield "no doctype"
    if not page.every("html")[0].attributes.get("lang"):
        yield "no language"
    if not page.every("title")[0].words.strip():
        yield "no title"
    ids = [e.attributes["id"] for e in page.root.walk() if "id" in e.attributes]
    if len(set(ids)) != len(ids):
        yield "an id stands twice"


def _headings(page: Page) -> Iterator[str]:
    levels = [int(each.tag[1]) for each in page.every("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"not one first heading: {levels}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} after {above}"
    for each in page.every("h1", "h2", "h3", "h4"):
        if not each.words.strip():
            yield "an empty heading"


def _landmarks(page: Page) -> Iterator[str]:
    if len(page.every("main")) != 1:
        yield "not one <main>"
    for each in page.body.children:
        inside = isinstance(each, Element) and (each.tag in LANDMARKS or _skips(each))
        if not inside and (isinstance(each, Element) or each.strip()):
            yield "something stands outside the landmarks"
    for nav in page.every("nav"):
        if not nav.attributes.get("aria-label"):
            yield "a <nav> without a name"


def _skips(element: Element) -> bool:
    return element.tag == "a" and element.attributes.get("href", "").startswith("#")


def _names(page: Page) -> Iterator[str]:
    for link in page.every("a"):
        if not link.words.strip():
            yield "a link without words"
    for table in page.every("table"):
        heads = [e for e in table.walk() if e.tag == "th"]
        if not any(e.tag == "caption" and e.words.strip() for e in table.walk()):
            yield "a table without caption"
        if not heads or any(e.attributes.get("scope") not in ("col", "row") for e in heads):
            yield "a table's head without scope"
    for each in page.root.walk():
        if "sign" in each.attributes.get("class", "") and not each.attributes.get("aria-hidden"):
            yield "a sign is read out"


def _places(page: Page) -> Iterator[str]:
    for each in page.root.walk():
        wanted = PARENTS.get(each.tag)
        if wanted and each.parent and each.parent.tag not in wanted:
            yield f"<{each.tag}> in <{each.parent.tag}>"
        if each.tag in ("ul", "ol") and any(
            child.strip() if isinstance(child, str) else child.tag != "li"
            for child in each.children
        ):
            yield f"<{each.tag}> holds more than items"


def _harm(page: Page) -> Iterator[str]:
    head = page.every("head")[0].children
    policy = [e for e in head if isinstance(e, Element)][:2]
    if not any("default-src 'none'" in e.attributes.get("content", "") for e in policy):
        yield "no policy at the beginning of the head"
    for each in page.root.walk():
        if each.tag and each.tag not in TAGS:
            yield f"<{each.tag}>"
        yield from (f"{each.tag} {name}=" for name in set(each.attributes) - ATTRIBUTES)
        href = each.attributes.get("href", "#")
        if not re.match(r"#|https?://|mailto:", href, re.IGNORECASE):
            yield f"a link to {href}"
    for style in page.every("style"):
        if re.search(r"url\(|@import", style.words):
            yield "the style fetches something"


def palettes(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours of a page by their names, as it is in the light and in the dark."""
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    told = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", each)) for each in (light, dark)]
    return told[0], told[0] | told[1]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2, relative luminance."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
