# Two commands on a fresh machine with git, make and Python 3.11, 3.12 or 3.13:
#   make demo   codes the example articles, prints the brief and writes report.html
#   make test   runs the tests
# Others: make evaluate, make bench, make lint, make lock, make clean

PYTHON ?= $(shell for v in 3.12 3.13 3.11 3; do \
	p=$$(command -v python$$v 2>/dev/null) && \
	$$p -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := build/demo.db
export PIP_NO_INPUT := 1

.PHONY: demo test evaluate bench lint lock readme clean

demo: .venv/.main
	@mkdir -p build
	$(BIN)/detente code examples --store $(DEMO) --format none
	$(BIN)/detente brief --store $(DEMO)
	$(BIN)/detente report --store $(DEMO) --output report.html
	@echo "Open file://$(CURDIR)/report.html in a browser."

test: .venv/.dev
	$(BIN)/python -m pytest

evaluate: .venv/.dev
	$(BIN)/python -m evaluation.gate

bench: .venv/.dev
	$(BIN)/python benchmarks/run.py

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 found; name one: make PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.main: requirements/main.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements/main.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/dev.txt pyproject.toml | .venv/bin/python
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ .venv/.main

# Runs every command that README.md and the tutorial show and puts its real output below it.
readme: .venv/.main
	$(BIN)/python docs/outputs.py README.md docs/tutorial.md

lock:
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
		pyproject.toml requirements/build.in --output-file requirements/main.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
		pyproject.toml requirements/build.in --group dev --output-file requirements/dev.txt

clean:
	rm -rf .venv build dist report.html
