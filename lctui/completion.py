"""Completion scripts for shells, derived from the parser itself."""

import argparse
import sys

from lctui.shell import WrongUsage


def print_completion(parser: argparse.ArgumentParser, shell: str) -> int:
    """Print the script that teaches a shell to complete lctui's verbs and options."""
    import shtab

    if shell not in shtab.SUPPORTED_SHELLS:
        known = ", ".join(shtab.SUPPORTED_SHELLS)
        raise WrongUsage(f"There is no completion for “{shell}”.", f"It can be one of {known}.")
    kinds = {"DIR": shtab.DIRECTORY, "PATH": shtab.FILE}
    for action in _actions(parser):
        if action.metavar in kinds:
            action.complete = kinds[action.metavar]  # type: ignore[attr-defined]
    sys.stdout.write(shtab.complete(parser, shell=shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return the actions of the parser and of every verb's."""
    own = list(parser._actions)  # there is no public way, and shtab goes the same one
    for action in own:
        if isinstance(action, argparse._SubParsersAction):
            return own + [a for sub in action.choices.values() for a in _actions(sub)]
    return own
