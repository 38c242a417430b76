"""A word and a colon at the start of a decision say what it is about."""

import re
from collections.abc import Mapping

_LABEL = re.compile(r"\s*([^\W\d_][\w' -]{0,60}?)\s*:\s*(?=\S)(.+)", re.DOTALL)


def labelled(line: str, known: Mapping[str, str]) -> tuple[str, str]:
    """Return what the label stands for in `known`, by small letters, and the words behind it.

    Without a label that is known the first is empty and the words are the whole line.
    """
    if match := _LABEL.fullmatch(line):
        meant = known.get(" ".join(match[1].casefold().split()))
        if meant is not None:
            return meant, match[2].strip()
    return "", line.strip()
