# make app     sets everything up, then serves the app on this machine with the worked example open
# make test    sets everything up, then lint, types and every test, browser tests included
# make check   lint, types and the quick tests of every room
# make deep    the random cases that `make test` leaves out: the same tests, many more of their cases
# make mutate  changes the source in every small way and prints what no test notices; ONLY=FILE for one file
# make format  puts the code in the house layout
# make bench   one table of how fast everything is, as ratios, in docs/benchmarks.md (12 minutes; 3: make bench QUICK=1)
# make audit   asks PyPI which pinned libraries have known faults; fails where it cannot be told
# make lock    rewrites every requirements*.txt from its .in file (newer ones: make lock UPGRADE=--upgrade)
# make clean   removes what the others made

PORT ?= 8501
COSMIC_RAY_VERSION := 8.7.0
UV_VERSION := 0.13.9
AUDIT_VERSION := 2.10.1
BIN := .venv/bin

# A Python is good enough when it is 3.11 or newer and can make virtual environments.
PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v "$$python" && break; done)
NO_PYTHON := No Python 3.11 or newer that can make virtual environments. Install one \
	(Debian and Ubuntu: apt-get install python3.11 python3.11-venv), or name it: make PYTHON=/path/to/python3.11
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

PYTEST := $(BIN)/python -m pytest -n 2 --durations=10

# Every command and server that a test starts would compile the product anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := test
ifndef TOGETHER
.NOTPARALLEL:
endif
.PHONY: app test check deep mutate lint quick-tests tests browser browser-tests format bench audit lock clean

app: .venv/ready-to-run
	$(BIN)/python -m streamlit run streamlit_app.py --server.port $(PORT)

# Types take one processor for as long as a good part of the tests take both: they are checked beside them.
test: .venv/ready-to-test browser
	@$(MAKE) --no-print-directory --jobs=2 TOGETHER=yes lint tests
	@$(MAKE) --no-print-directory browser-tests

check: .venv/ready-to-test
	@$(MAKE) --no-print-directory --jobs=2 TOGETHER=yes lint quick-tests

lint: .venv/ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quick-tests: .venv/ready-to-test
	$(PYTEST) --dist worksteal -m "not browser and not slow and not deep"

tests: .venv/ready-to-test
	$(PYTEST) --dist worksteal -m "not browser and not deep"

deep: .venv/ready-to-test browser
	DEEP=yes $(PYTEST) --dist worksteal -m "deep or hypothesis"

# The tool has an environment of its own: only those who ask for it need its many parts.
mutate: .venv/ready-to-test
	@test -x .venv/mutate/bin/cosmic-ray || { $(BIN)/python -m venv .venv/mutate && \
		.venv/mutate/bin/python -m pip install --quiet cosmic-ray==$(COSMIC_RAY_VERSION); }
	$(BIN)/python -m tools.mutate .venv/mutate/bin/cosmic-ray $(ONLY)

# A file's tests share a server and a browser, so they stay together. What fails while two browsers and two servers
# share the processors is tried once more by itself, and is named: it may be a race that somebody should look into.
browser-tests: .venv/ready-to-test browser
	@$(PYTEST) --dist loadfile $(BROWSER_TESTS) || { test $$? -eq 1 || exit 2; \
		echo "The tests above that failed are tried once more, one at a time."; \
		$(BIN)/python -m pytest --last-failed --last-failed-no-failures none $(BROWSER_TESTS); }

BROWSER_TESTS := -m "browser and not deep" -o cache_dir=.pytest_cache/browser tests/browser

# Finds a browser, or installs one, and notes where it is in .venv/browser.
browser: .venv/ready-to-test
	$(BIN)/python -m tools.find_browser .venv/browser

format: .venv/ready-to-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

audit: .venv/made
	@test -x .venv/audit/bin/pip-audit || { $(BIN)/python -m venv .venv/audit && \
		.venv/audit/bin/python -m pip install --quiet pip-audit==$(AUDIT_VERSION); }
	.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.txt

bench: .venv/ready-to-test browser
	$(BIN)/python -m benchmarks.table $(if $(QUICK),--quick) docs/benchmarks.md

.venv/made:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@echo "Setting up .venv with $(PYTHON); the first time takes a minute or two."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/ready-to-run: requirements.txt pyproject.toml tools/wheel_contents.py | .venv/made
	@$(PIP) install --quiet --require-hashes -r requirements.txt
	@$(PIP) install --quiet --no-deps --editable .
	@touch $@

.venv/ready-to-test: requirements-dev.txt pyproject.toml tools/wheel_contents.py | .venv/made
	@$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

LOCK := .venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)

lock: .venv/made
	@$(PIP) install --quiet uv==$(UV_VERSION)
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt
	$(LOCK) requirements-build.in -o requirements-build.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
