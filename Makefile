# Two commands are all a newcomer needs: `make demo` and `make test`. Each makes .venv from the hash-locked
# requirements when it is absent or older than them; either may come first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test check-all wheel docs lock clean

help:  ## these lines
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

$(READY): requirements.txt requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Headcount needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 $(MAKECMDGOALS)") if sys.version_info < (3, 11) else None'
	@echo "Setting up $(VENV) (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)  ## the main job on the bundled documents
	@$(BIN)/headcount demo

test: $(READY)  ## lint, types, layers and the tests, in a few minutes
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo > .lint-imports.log 2>&1 || { cat .lint-imports.log; exit 1; }
	@$(BIN)/python -m pytest -rs

check-all: test  ## the long checks too: benchmarks with their floors, crash rounds, big inputs
	@HEADCOUNT_LONG=1 $(BIN)/python -m pytest -rs -m long
	@$(BIN)/python -m benchmarks.floors

wheel: $(READY)  ## the wheel, in dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

docs: $(READY)  ## docs/commands.md, from the program itself
	@$(BIN)/python -m tests.docs

lock: $(READY)  ## the two requirements files, with hashes, from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" --extra postgresql --group dev pyproject.toml -o requirements-dev.txt

clean:  ## removes what the targets made
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .lint-imports.log
