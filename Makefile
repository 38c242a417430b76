# Each target sets up what it needs; a second call starts at once.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# Three times as many as there are processors: most tests wait for a terminal rather than for a processor.
WORKERS ?= $(shell $(PYTHON) -c "import os; print(3 * (os.cpu_count() or 1))")
READY_DEV := .venv/.ready-dev
# What was compiled is kept: else each worker compiles all tests anew, each time.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run demo test late odd check clients bench proof pictures clean

run: $(READY)
	@$(BIN)/python -m lctui

demo: $(READY)
	@$(BIN)/python -m lctui demo

test: $(READY_DEV)
	@$(BIN)/python -m pytest -n $(WORKERS)

# The screens with threads and timers that come late: what does not wait fails each time.
late: $(READY_DEV)
	@$(BIN)/python -m pytest -n $(WORKERS) -p tests.late tests/screens tests/snapshots

lint: $(READY_DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

# What reads a clock, at odd times: all in one moment, seconds apart, over midnight.
odd: $(READY_DEV)
	@for clock in still slow edge; do \
		ODD_CLOCK=$$clock $(BIN)/python -m pytest -n $(WORKERS) -p tests.odd_clocks \
			tests/data tests/cli tests/clients || exit 1; done

check: lint
	@$(BIN)/python -m pytest -n $(WORKERS) tests/meta tests/data

# Files that we write, given to Taskwarrior, todoman, khal, pandoc, LibreOffice and a browser.
clients: $(READY_DEV)
	@.ci/clients
	@$(BIN)/python -m pytest -rs tests/clients

bench: $(READY_DEV)
	@$(BIN)/python -m benchmarks

# kill -9, eight programs and five terminals on one session, at their full size: half an hour.
proof: $(READY_DEV)
	@$(BIN)/python -m tests.proof

pictures: $(READY_DEV)
	@$(BIN)/python -m tests.snapshots.pictures

clean:
	@rm -rf .venv

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY_DEV): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
