"""Digests, guides and pages for leaders of each community, for every audience."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from data.digest.draft import PAGE_FORMATS, Wanted
from data.digest.papers import PAPERS
from data.models.ids import CommunityId
from tests.proof.past.raw import TOLD, Kept, kept_in
from tests.proof.past.readers import hold_pages, section_in_markdown
from tests.proof.past.shell import Part, Shell, part

_WORD = re.compile(r"[^\W\d_]{7,}")
_BUILT = re.compile(r"Built from: (\d+) entr")
_SESSIONS = re.compile(r"^- Sessions: (\d+)$", re.MULTILINE)


def papers_for_all(shell: Shell, audiences: Sequence[str] = tuple(TOLD)) -> Part:
    """Write each report in each way; hold them to each other, and what they count to the files."""
    with part("digest, toolkit, brief × audiences") as row:
        kept, slowest, count = kept_in(shell.root), 0.0, 0
        store = shell.store()
        for community in sorted({each.community for each in kept}):
            mine = [each for each in kept if each.community == community]
            names = {p["name"] for each in mine for p in each.people if " " in p["name"]}
            for paper, wanted in _wanted(community, mine, audiences):
                began = perf_counter()
                draft = PAPERS[paper].make(store, wanted, datetime.now(UTC))
                written = [draft.written(kind) for kind in ("md", "txt", "html")]
                slowest = max(slowest, perf_counter() - began)
                count += len(PAGE_FORMATS)
                who = f"{wanted.audience}{', nobody named' * wanted.chatham}"
                where = f"{paper} of {community} for {who}"
                hold_pages(row, where, *written)
                if wanted.chatham or wanted.audience != "members":
                    told = sum(name in text for name in names for text in written)
                    row.hold(told, 0, f"{where}: names")
                _hold(row, where, paper, mine, wanted, written[0])
        row.told = f"{count} reports, the slowest {slowest:.1f} s"
        _hold_command_line(row, shell, kept)
    return row


def _wanted(
    community: str, kept: Sequence[Kept], audiences: Sequence[str]
) -> Iterator[tuple[str, Wanted]]:
    topic = topic_of(kept)
    for audience in audiences:
        for chatham in (False, True):
            wanted = Wanted(CommunityId(community), audience, chatham, topic=topic)
            yield "digest", wanted
            yield "digest", replace(wanted, whole=True)
            yield "toolkit", replace(wanted, whole=True)
            yield "brief", wanted


def topic_of(kept: Sequence[Kept]) -> str:
    """Return a long word that is said in some sessions and not in most."""
    said = Counter(
        word
        for each in kept
        for word in {w for e in each.entries for w in _WORD.findall(e["text"].lower())}
    )
    fitting = [word for word, count in said.items() if 3 <= count <= len(kept) // 3 + 3]
    return max(sorted(fitting), key=lambda word: said[word], default="meeting")


def _hold(
    row: Part, where: str, paper: str, kept: Sequence[Kept], wanted: Wanted, markdown: str
) -> None:
    """Hold what a report counts to what may be told."""
    told = [e for each in kept for e in each.told(wanted.audience)]
    if paper == "digest":
        row.hold(_SESSIONS.findall(markdown), [str(len(kept))], f"{where}: sessions")
        kinds = Counter(entry["kind"] for entry in told)
        agreed = section_in_markdown(markdown, "What we agreed")
        row.hold(len(agreed), kinds["decision"], f"{where}: decisions")
        if wanted.whole:
            asked = {_plain(e["text"]) for e in told if e["kind"] == "question"}
            lines = section_in_markdown(markdown, "Questions still open")
            row.hold(len(lines), len(asked), f"{where}: questions")
            row.hold(len(section_in_markdown(markdown, "Our sessions")), len(kept), where)
    elif paper == "toolkit":
        has = sum(wanted.topic in _WORD.findall(e["text"].lower()) for e in told)
        built = sum(map(int, _BUILT.findall(markdown)))
        row.hold(built >= has, True, f"{where}: built from {built}, {has} hold the word")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _hold_command_line(row: Part, shell: Shell, kept: Sequence[Kept]) -> None:
    """Hold that a shell gets each report, of one community, as each format."""
    mine = [each for each in kept if each.community == kept[0].community]
    name = mine[0].head["community_name"]
    for paper in ("digest", "toolkit", "brief"):
        topic = ("--topic", topic_of(mine)) if paper == "toolkit" else ()
        for kind in PAGE_FORMATS:
            status, said, complaint = shell.say(paper, name, *topic, "--to", kind)
            row.hold((status, bool(said), complaint), (0, True, ""), f"lctui {paper} --to {kind}")
