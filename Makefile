# Works on a machine with nothing but make, git and Python 3.11 or later.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first Python of the path that is new enough; `make PYTHON=...` names another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)
PYTEST_FLAGS ?=
SECONDS ?= 60

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SITE := build/site
SITE_STAMP := build/.site-tools

.PHONY: help generate check docs test-browser test test-slow fuzz e2e bench bench-peers golden lint format clean distclean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-12s %s\n", $$1, $$2 }'

generate: $(STAMP) ## generate models and reference pages from schema/ into generated/
	@$(BIN)/csdlgen generate

check: $(STAMP) ## fail if generated/ is not what schema/ implies (writes nothing)
	@$(BIN)/csdlgen check

docs: $(STAMP) $(SITE_STAMP) ## build a site from schema/ into build/html, with Sphinx into build/sphinx, and lint it; offline once its tools are there (npm is needed)
	@$(BIN)/csdlgen generate --config docs/site.toml --only site
	@mkdir -p $(SITE)/docs/javascripts
	@cp build/node_modules/mermaid/dist/mermaid.min.js $(SITE)/docs/javascripts/
	@NO_MKDOCS_2_WARNING=1 build/site-tools/bin/mkdocs build --quiet --strict --config-file $(SITE)/mkdocs.yml --site-dir $(CURDIR)/build/html
	@build/site-tools/bin/sphinx-build -q -E -W --keep-going -c docs/sphinx $(SITE)/docs build/sphinx
	@cd $(SITE)/docs && $(CURDIR)/build/node_modules/.bin/markdownlint-cli2 --config $(CURDIR)/docs/.markdownlint-cli2.yaml "**/*.md" >/dev/null

test-browser: docs ## open the site in a browser; installs Chromium with apt-get where that is possible
	@command -v chromedriver >/dev/null || [ "$$(id -u)" != 0 ] || { apt-get update -qq && \
		apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu-core >/dev/null; }
	build/site-tools/bin/python -m pytest -q --noconftest -c /dev/null --rootdir . tests/browser

test: $(STAMP) ## run the tests, without the slow ones
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow and not e2e" --ignore tests/browser $(PYTEST_FLAGS)

test-slow: $(STAMP) ## run the slow tests: packaging, whole corpora
	$(BIN)/pytest -n 2 --dist worksteal -m slow tests/hostile $(PYTEST_FLAGS)
	$(BIN)/pytest -n 2 --dist loadscope -m slow --ignore tests/browser --ignore tests/hostile $(PYTEST_FLAGS)

fuzz: $(STAMP) ## look for documents that break something, for SECONDS=60; atheris guides it where it can be installed
	@$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--only-binary :all: --constraint constraints.txt atheris || true
	$(BIN)/python -m tests.hostile.fuzz $(SECONDS)

e2e: $(STAMP) ## run the tests against real OData services; npm installs them, the first time
	$(BIN)/pytest -n 0 tests/e2e $(PYTEST_FLAGS)

bench: $(STAMP) ## measure time and memory and write benchmarks.md; CSDLGEN_CORPUS names published schemas
	$(BIN)/python -m tests.benchmarks

bench-peers: $(STAMP) ## measure what others make of the same schemas beside it; pip and npm install them below build/
	$(BIN)/python -m tests.benchmarks.peers

golden: $(STAMP) ## rewrite the expected output of the golden and error cases, and docs/rules.md, changes.md and views.md; read the diff before you commit
	$(BIN)/pytest tests/golden tests/errors tests/test_rule_reference.py tests/test_changes.py tests/test_views_reference.py \
		tests/hostile/test_documents.py::test_what_is_refused_is_told_in_these_words --update-golden -q

lint: $(STAMP) ## ruff, mypy, the import ladder, the doors
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/black --check --quiet src/csdlgen/runtime
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/test_doors.py

format: $(STAMP) ## format our own sources
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/black --quiet src/csdlgen/runtime

clean: ## remove what tools leave behind
	rm -rf build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .csdlgen
	find src tests -type d -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## remove the virtual environment too
	rm -rf $(VENV)

# What builds and checks the site stays out of the environment of the program.
$(SITE_STAMP): docs/requirements.txt docs/package-lock.json
	@echo "setting up the tools of the site; this happens once"
	@mkdir -p build
	@$(PYTHON) -m venv build/site-tools
	@build/site-tools/bin/python -m pip install --quiet --disable-pip-version-check --requirement docs/requirements.txt
	@cp docs/package.json docs/package-lock.json build/
	@npm --prefix build ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

# The build backend is installed first and pinned like everything else, so that pip fetches nothing on its own account.
$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "csdlgen needs Python 3.11 or later; name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "setting up $(VENV); this happens once"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt hatchling
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@
