# make demo    the product on http://127.0.0.1:8000/   (PORT=8001 elsewhere, RESET=1 starts over)
# make test    everything that must hold
# make help    the rest

PYTHON ?= python3
PORT ?= 8000
# How many processes pytest uses: one per processor.
WORKERS ?= logical

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest
# Python's own pip fills the environment where it can: a pip inside costs seconds, and Debian's
# python3 may come without ensurepip.
PIP = $(if $(wildcard $(BIN)/pip),$(BIN)/python -m pip,$(PYTHON) -m pip --python $(BIN)/python)
INSTALL = $(PIP) install -q --disable-pip-version-check --require-hashes --no-deps
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --extra postgres -q $(if $(UPGRADE),--upgrade)

# What a command says about itself is in English and in UTF-8, wherever it runs.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint lint-python lint-templates lint-types lint-imports lint-django \
	test-sqlite test-postgres test-browser coverage bench format lock clean

help:
	@echo "make setup          install into .venv"
	@echo "make demo           load the demo organisation and serve it (PORT=8000, RESET=1)"
	@echo "make test           lint, browser, PostgreSQL and SQLite tests"
	@echo "make lint           style, templates, types, import contracts, Django's own checks"
	@echo "make test-sqlite    all tests but the browser's"
	@echo "make coverage       the same, and which lines they reach"
	@echo "make test-postgres  the tests that use a database, on a throw-away PostgreSQL"
	@echo "make test-browser   Chromium, with axe"
	@echo "make bench          benchmarks"
	@echo "make format         let ruff and djade rewrite what they can"
	@echo "make lock           resolve the requirements again (UPGRADE=1: to the newest)"
	@echo "make clean          remove everything that can be made again"

# Installing ----------------------------------------------------------------------------------

setup: .venv/runtime

.venv/runtime: requirements.txt | $(BIN)/python
	@$(INSTALL) -r $<
	@touch $@

.venv/development: requirements-dev.txt | $(BIN)/python
	@echo "Installing the development requirements …"
	@$(INSTALL) -r $<
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Careerpath needs Python 3.11 or newer. If it has another name: make PYTHON=python3.12"; \
		exit 1; }
	@echo "Installing into .venv …"
	@if $(PYTHON) -m pip --python $(PYTHON) --version >/dev/null 2>&1; \
		then $(PYTHON) -m venv --without-pip .venv; else $(PYTHON) -m venv .venv; fi

lock: .venv/development
	@test -x $(BIN)/uv || $(PIP) install -q uv
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -o requirements-dev.txt

# The demo ------------------------------------------------------------------------------------

demo: export DEMO := 1
demo: export DATABASE_URL := sqlite:///demo.sqlite3
demo: export MEDIA_ROOT := demo-media
demo: .venv/runtime
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null || { \
		echo "Port $(PORT) is busy. Choose another one: make demo PORT=8001"; exit 1; }
	@$(if $(RESET),rm -rf demo.sqlite3 demo.sqlite3-wal demo.sqlite3-shm demo-media)
	@$(MANAGE) migrate -v 0
	@$(MANAGE) collectstatic --no-input -v 0
	@$(MANAGE) load_framework fixtures/customer_service.json --publish --unless-published
	@$(MANAGE) load_demo
	@echo "Careerpath is at http://127.0.0.1:$(PORT)/ (Ctrl-C ends it)"
	@$(BIN)/gunicorn careerpath.wsgi --bind 127.0.0.1:$(PORT) \
		--worker-class gthread --workers 2 --threads 4 --log-level warning

# Testing -------------------------------------------------------------------------------------

test: .venv/development
	@MAKE="$(MAKE)" $(BIN)/python -m tests.tools.everything

lint: lint-python lint-templates lint-types lint-imports lint-django

lint-python: .venv/development
	$(BIN)/ruff check
	$(BIN)/ruff format --check

lint-templates: .venv/development
	find templates -name '*.html' | xargs $(BIN)/djade --target-version 5.2 --check
	$(BIN)/djlint --lint --quiet templates

lint-types: .venv/development
	$(BIN)/mypy .

lint-imports: .venv/development
	$(BIN)/lint-imports --no-logo

# As in production: what Django would warn about there is an error here.
lint-django: export SECRET_KEY := a-long-secret-of-many-different-letters-0123456789-only-for-this-check
lint-django: export ALLOWED_HOSTS := careerpath.example
lint-django: export EMAIL_HOST := none
lint-django: export DATABASE_URL := sqlite://:memory:
lint-django: .venv/development
	$(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run

test-sqlite test-browser coverage: export DATABASE_URL := sqlite:///db.sqlite3

test-sqlite: .venv/development
	$(PYTEST) -n $(WORKERS)

coverage: .venv/development
	$(PYTEST) -n $(WORKERS) --cov --cov-report=term

test-postgres: .venv/development
	$(BIN)/python -m tests.postgres $(PYTEST) -n $(WORKERS) tests --ignore=tests/engine

test-browser: .venv/development
	$(PYTEST) -n $(WORKERS) -m browser tests/browser

bench: .venv/development
	$(PYTEST) -m benchmark -s tests/benchmarks

format: .venv/development
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	find templates -name '*.html' | xargs $(BIN)/djade --target-version 5.2

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage \
		.benchmarks staticfiles test-results demo.sqlite3* demo-media
