"""What all tests may use."""

import gc
import math
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

import pytest
from hypothesis import HealthCheck, settings

from tests.hostile import hostile

# How long an example takes says nothing on a busy machine; and what is refused must be refused
# again. HYPOTHESIS_PROFILE=wide looks further, at other examples each time.
settings.register_profile("wide", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", settings.get_profile("wide"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def _ids_of_this_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test that tries a clock ahead hand its ids on to the next."""
    monkeypatch.setattr("data.models.ids._last", 0)


@pytest.fixture(autouse=True, scope="session")
def _index_of_these_tests_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let no test touch anybody's index, nor any program that a test starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LCTUI_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _disks_of_these_tests_do_not_fail() -> Iterator[None]:
    """Wait for no disk: a test sees what a file holds, but no machine that loses its power.

    Tests of what is written down when count the calls, and programs that tests start do wait.
    Nor has a disk that failed slowly a rest: on a busy machine each of them would.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("fsync", "fdatasync"):
            patch.setattr(os, name, lambda handle: None)
        patch.setattr("data.store.keeping.SLOW", math.inf)
        yield


@pytest.fixture(autouse=True, scope="session")
def _nobody_runs_out_of_patience() -> Iterator[None]:
    """Wait for others as long as it takes: what is on its way is not given up on a busy machine.

    A test in which nothing comes sets how long that is waited for.
    """
    with pytest.MonkeyPatch.context() as patch:
        for limit in (
            "data.store.index_file._PATIENCE",
            "data.store.search_file.PATIENCE",
            "data.insights.apart.PATIENCE",
            "screens.clipboard.PATIENCE",
        ):
            patch.setattr(limit, 600.0)
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Collect no garbage while tests are; have each worker compile a share of them for all.

    They all begin with the same tests else, and each of them compiles all, on a fresh clone.
    """
    gc.disable()
    config = session.config
    worker = getattr(config, "workerinput", None)
    if worker:
        place, workers = int(worker["workerid"][2:]), worker["workercount"]
        folders = [config.invocation_params.dir / told for told in config.args]
        tests = sorted(test for folder in folders for test in folder.rglob("test_*.py"))
        for test in tests[place::workers]:
            name = test.relative_to(config.rootpath).with_suffix("").parts
            with suppress(Exception):  # Collecting it will tell.
                import_module(".".join(name))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Put the tests themselves out of the collector's sight, as a started App does its modules.

    What a screen leaves behind is collected as before, only less often.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `hostile` every text that breaks terminal programs, in turn."""
    if "hostile" in metafunc.fixturenames:
        metafunc.parametrize("hostile", hostile())
