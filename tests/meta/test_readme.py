"""What the README tells people to type exists."""

import re
import shlex

from lctui.parser import build_parser
from lctui.verbs import VERB_BY_NAME
from tests.meta.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```[a-z]*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
LINES = [line.strip().removeprefix("$ ") for block in BLOCKS for line in block.splitlines()]


def test_every_lctui_line_of_the_readme_parses() -> None:
    lines = [line for line in LINES if line.startswith("lctui ") or line == "lctui"]
    assert lines
    for line in lines:
        command = re.split(r" [|>#] ?", line)[0]
        _, *words = shlex.split(command)
        arrange = getattr(VERB_BY_NAME[words[0]].load(), "arrange", None) if words else None
        if arrange:
            words = [words[0], *arrange(words[1:])]
        build_parser().parse_args(words)


def test_every_make_line_of_the_readme_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {word for line in LINES if line.startswith("make ") for word in line.split()[1:2]}
    assert named
    assert named <= targets
