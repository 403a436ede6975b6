# briefgen: `make site` builds the sample desk, `make test` tests everything. `make help` lists the rest.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.run
DEV    := $(VENV)/.dev

# measured on two quiet cores
TIME_IT_TAKES := Lint, types and contracts take a minute, the tests some nine on two cores.

# programs that the tests start are compiled once, as installed ones are, whatever the machine says
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help site serve test coverage check installs eval bench torture fuzz mutants screens pictures lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-9s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("briefgen needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; set PYTHON=python3.12 or the like" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

# each stamp is newer than what it was installed from; a lock pins every package by hash,
# what each needs included: pip has nothing to resolve (older ones trip over extras there)
$(RUN): requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

site: $(RUN) ## build site/ from seeds/
	$(BIN)/briefgen build

serve: $(RUN) ## show the site while you edit seeds/
	$(BIN)/briefgen serve

test: $(DEV) ## lint, types, contracts, then every test
	@echo "$(TIME_IT_TAKES)"
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n auto --dist worksteal -rfEs

coverage: $(DEV) ## which lines no test runs; the tracing makes the tests half as slow again
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term:skip-covered

check: $(DEV) ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

installs: ## try every way of installing that the README names, from nothing
	$(PYTHON) -m tests.install

eval: $(DEV) ## score extraction against gold, where the gold is there
	$(BIN)/python -m pytest tests/eval -s

bench: $(DEV) ## time extraction and the build against stock parts
	$(BIN)/python -m tests.bench

torture: $(DEV) ## kill a hundred commands at random moments, and look at what the next build makes
	$(BIN)/python -m tests.torture

fuzz: $(DEV) ## change files of every kind for a minute, and keep what breaks something in .fuzz/found
	$(BIN)/python -m tests.fuzz

mutants: $(DEV) ## change one thing in each of ten rules, and see whether the tests notice
	$(BIN)/python -m tests.mutants

screens: $(DEV) ## take screenshots of each kind of page into .screens/
	$(BIN)/python -m tests.site.screens

pictures: site $(DEV) ## take the README's pictures anew
	$(BIN)/python -m tests.site.screens readme

lock: $(DEV) ## pin the dependencies anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --group build -c requirements/run.txt -o requirements/build.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml --extra all --group dev -c requirements/run.txt -o requirements/dev.txt

clean: ## remove what was built, not what was written
	@if [ -x $(BIN)/briefgen ]; then $(BIN)/briefgen clean; fi
	rm -rf .screens .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks .coverage build dist
