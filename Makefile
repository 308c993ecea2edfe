# Everything a person or a machine does with this checkout. It needs make and Python 3.11 or newer with venv.
#   make play PYTHON=python3.12      another Python than the first that fits
#   make test VENV=/some/folder      another place for the virtual environment
#   make play ARGS="play dishwasher-treaty --coach"

VENV ?= .venv
BIN = $(VENV)/bin
ARGS ?=
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: help play test check lint format types contracts wheel bench pictures figures clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s%s\n", $$1, $$2 }'

play: $(VENV)/.installed ## set up on first use, then play (Ctrl+Q leaves; every play is kept)
	@$(BIN)/heartwork $(ARGS) || { code=$$?; [ $$code -eq 130 ] || exit $$code; }

test: $(VENV)/.tools ## set up on first use, then run the tests
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: lint types contracts test wheel ## the whole gate, as it runs before anything is merged

lint: $(VENV)/.tools ## style and likely bugs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.tools ## put the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: $(VENV)/.tools ## types, strictly
	@$(BIN)/mypy

contracts: $(VENV)/.tools ## who may import whom
	@$(BIN)/lint-imports

wheel: $(VENV)/.tools ## build the wheel, install it elsewhere, test it there
	@.ci/wheel $(BIN)/python

bench: $(VENV)/.tools ## measure speed and memory, as ratios against a floor
	@$(BIN)/python -m pytest -q -s -m bench tests/benchmarks

pictures: $(VENV)/.tools ## draw the pictures of the pages anew, from real plays
	@$(BIN)/python docs/pictures/draw.py

figures: $(VENV)/.tools ## measure anew how cost grows with a story, and draw it (a quarter of an hour)
	@$(BIN)/python docs/figures/linear.py

clean: ## remove .venv, builds and caches; plays and stories of your own stay
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks
	@find sim tui scenarios tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is older than pyproject.toml exactly when set-up has to run again.
$(VENV)/.installed: pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || .ci/venv "$(VENV)" "$(PYTHON)"
	@echo "Installing heartwork into $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.installed
	@echo "Installing the tools for tests and checks into $(VENV) ..."
	@$(PIP) --editable '.[dev]'
	@touch $@
