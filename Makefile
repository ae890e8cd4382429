# Everything a developer needs, on a machine with nothing but Python 3.11 or newer. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FUZZ ?= 600
STAMP := $(VENV)/.installed
TESTERS := pytest pytest-xdist hypothesis jsonschema junitparser markdown-it-py sarif-pydantic
BOUND := -p no:cacheprovider tests/test_seeds.py tests/test_api.py tests/test_settings.py tests/test_streams.py tests/documents tests/reports/test_formats.py tests/engines
PEERS := .venv-peers/.installed
PEERS_PYTHON := .venv-peers/bin/python
# A start without byte code compiles every module again: let it be written, whatever the surroundings say.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test lint types unit fuzz harden bounds licences eval freeze bench readme pictures docs site build clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "factcheck needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --compile --editable '.[dev]'
	@$(BIN)/python -m compileall -q factcheck
	@touch $@

run: $(STAMP)  ## compare the five example articles in seeds/
	@$(BIN)/factcheck compare seeds/; status=$$?; echo; \
	case $$status in \
	  0) echo "The gate passed (status 0): no conflict." ;; \
	  1) echo "The gate did its job (status 1): there is a conflict. In a pipeline this status fails the build." ;; \
	  *) echo "The gate could not do its job (status $$status)."; exit $$status ;; \
	esac

test: lint types unit  ## everything that must pass: lint, types, tests

lint: $(STAMP)  ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)  ## mypy --strict
	$(BIN)/mypy

unit: $(STAMP)  ## the tests
	$(BIN)/pytest

fuzz: $(STAMP)  ## look for inputs that break it, for FUZZ seconds (600)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python -m tools.fuzz $(FUZZ)

harden: $(STAMP)  ## every death of every command, and how the time of every pattern grows
	@mkdir -p build
	rm -rf build/deaths && mkdir build/deaths && $(BIN)/python -m tests.hostile.kills build/deaths
	$(BIN)/python -m tests.hostile.patterns --table

bounds:  ## the tests of what hangs on other libraries, with the oldest and with the newest that are allowed
	@$(PYTHON) tools/bounds.py > .venv-lowest.txt
	$(PYTHON) -m venv --clear .venv-lowest
	.venv-lowest/bin/python -m pip install --quiet --disable-pip-version-check --constraint .venv-lowest.txt '.[all]' $(TESTERS)
	.venv-lowest/bin/python -m pytest $(BOUND)
	$(PYTHON) -m venv --clear .venv-newest
	.venv-newest/bin/python -m pip install --quiet --disable-pip-version-check --upgrade '.[all]' $(TESTERS)
	.venv-newest/bin/python -m pytest $(BOUND)

licences: $(STAMP)  ## the licences of what is installed with the program
	$(BIN)/python tools/licences.py

eval: $(STAMP)  ## run the evaluation kit and print what moved against the frozen figures
	$(BIN)/python benchmarks/evaluate.py

freeze: $(STAMP)  ## the same, and keep the figures as the frozen ones
	$(BIN)/python benchmarks/evaluate.py --freeze

# The readers that the bench is held against need old versions of what this program uses: they live in an environment of their own.
$(PEERS):
	@$(PYTHON) -m venv .venv-peers
	@$(PEERS_PYTHON) -m pip install --quiet --disable-pip-version-check dateparser quantulum3 recognizers-text-suite 'emoji<2' \
	  sourced-evidence corroborate
	@touch $@

bench: $(STAMP) $(PEERS)  ## speed and scale beside other tools, as ratios side by side; LARGE=1 adds 10,000 articles (minutes)
	$(BIN)/python benchmarks/reading.py $(PEERS_PYTHON)
	$(BIN)/python benchmarks/checkers.py $(PEERS_PYTHON)
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/growth.py $(if $(LARGE),--large)
	$(BIN)/python benchmarks/engines.py
	$(BIN)/python benchmarks/shuffle.py
	$(BIN)/python benchmarks/results.py

readme: $(STAMP) pictures  ## write the README's example output and its pictures anew
	$(BIN)/python benchmarks/readme.py

pictures: $(STAMP)  ## take the pictures of the reports in docs/pictures/ anew (the page needs Chromium)
	$(BIN)/python tools/pictures.py

docs: $(STAMP)  ## write the manual page and the generated pages of docs/ anew
	$(BIN)/python tools/generate.py

site: docs  ## the documentation as a site in build/docs, every link checked
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/mkdocs build --quiet

build: $(STAMP)  ## wheel and sdist in dist/
	$(BIN)/python -m build

clean:  ## remove what was built, with the environment
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
