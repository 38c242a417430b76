"""What a person may set, read from the environment of the terminal."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Choices that hold for one run."""

    theme: str = "lctui-dark"
    """Name of a theme (`LCTUI_THEME`)."""
    bell: bool = False
    """Ring the terminal's bell at the warnings (`LCTUI_BELL=1`)."""
    recall: bool = True
    """Offer the closest past entry while a line is typed (`LCTUI_RECALL=0` leaves it)."""


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; what is not understood keeps its default."""
    return Settings(
        theme=environment.get("LCTUI_THEME", Settings.theme),
        bell=environment.get("LCTUI_BELL", "") not in ("", "0"),
        recall=environment.get("LCTUI_RECALL", "1") != "0",
    )
