# Two commands are enough: `make run` and `make test`. `make` alone lists all.

VENV ?= .venv
BIN := $(VENV)/bin
# Where `make run` keeps its runner; your own log lives elsewhere, unless you say so.
DATA ?= data
export VENV PYTHON

# Two processes suit two cores or more; `make test WORKERS=0` runs in one, which reads better in a debugger.
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report= --gates

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all lint format bench docs lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1:/p' Makefile | awk -F: '{printf "  make %-9s %s\n", $$1, $$2}'

setup: ## make .venv from the lock file (the others do this first, when needed)
	@scripts/setup

run: setup ## a demonstration runner in the folder data/, her day and her season
	@$(BIN)/surefoot demo --store --data "$(DATA)"
	@$(BIN)/surefoot plan --data "$(DATA)"

test: setup ## the tests with their coverage gates, without the slow ones
	@$(PYTEST)

test-all: setup ## every test, the slow ones too, with many more random runners
	@HYPOTHESIS_PROFILE=thorough $(PYTEST) -m ""

lint: setup ## style, types, floors and documents
	@scripts/lint

format: setup ## lay out the code as `make lint` wants it
	@$(BIN)/ruff check --fix --quiet .; $(BIN)/ruff format .

docs: setup ## make the generated pages anew from the code
	@scripts/docs

bench: setup ## measure, and write docs/benchmarks.md
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@$(BIN)/python -m bench

lock: ## newest versions that pyproject.toml allows, with hashes
	@scripts/lock

clean: ## remove what was made here, .venv included
	rm -rf $(VENV) .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
