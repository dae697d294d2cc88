# The two commands that matter: `make run` and `make test`. Both set up what they need.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test lint types tests hazards bench picture lock clean

run: $(READY)
	@$(BIN)/qperf-tui demo

test: lint types tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

tests: $(READY)
	$(BIN)/python -m pytest -n 2

# Tests of the gate that go further when they are given the time.
ALSO_AT_LENGTH := $(shell grep -rl 'campaign import IS_LONG' tests/unit)

hazards: $(READY)
	QPERF_CAMPAIGN=long $(BIN)/python -m pytest tests/hazards $(ALSO_AT_LENGTH)

bench: $(READY)
	$(BIN)/python -m bench

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "qperf-tui needs Python 3.11 or later; set PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# The README's pictures of the screen, drawn by the real program.
picture: $(READY)
	$(BIN)/python docs/picture.py

# Development only: needs uv. Names, versions and hashes; never an address.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
		--python-version 3.11 --group dev pyproject.toml --output-file requirements.lock

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
