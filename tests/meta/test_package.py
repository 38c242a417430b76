"""What is installed is all that the program needs, and nothing else."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from lctui import __version__
from tests.meta.sources import PACKAGES, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    return zipfile.ZipFile(next(folder.glob("*.whl"))).namelist()


def test_the_wheel_holds_every_file_of_the_three_packages(wheel: list[str]) -> None:
    wanted = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - set(wheel) == set()
    for kind in ("data/formats/*.json", "data/samples/*", "screens/*/*.tcss", "lctui/app.tcss"):
        assert any(Path(name).match(kind) for name in wanted), kind


def test_the_wheel_holds_nothing_else(wheel: list[str]) -> None:
    tops = {Path(name).parts[0] for name in wheel}
    assert tops == {*PACKAGES, f"lctui-{__version__}.dist-info"}


def test_there_is_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
