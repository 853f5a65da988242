# make chat    opens the console on seeds/ (makes its own virtual environment)
# make test    installs what the tests need and runs them all
# make check   lint, formatting, types
# make bench   the benchmark tables (those with development data need it beside the checkout)
# make texts   collects the texts to translate into bot/texts and says which are missing
# make format  repairs formatting and imports
# make lock    renews the hash-pinned requirements

PYTHON ?= python3
CHAT := .venv-chat
DEV := .venv
PIP := -m pip --disable-pip-version-check -qq --no-input
SOURCES := pyproject.toml $(wildcard .requirements/*.txt)
export MYPYPATH := .typing

.PHONY: chat test check bench texts format lock clean dev

chat: $(CHAT)/.made
	@$(CHAT)/bin/newsdesk chat

test: dev
	@$(DEV)/bin/pytest --numprocesses 2

check: dev
	@$(DEV)/bin/ruff check .
	@$(DEV)/bin/ruff format --check .
	@$(DEV)/bin/mypy -p newsdesk

bench: dev
	@for script in tests/bench/bench_*.py; do echo "== $$script"; PYTHONPATH=.typing:tests $(DEV)/bin/python $$script; done

texts: dev
	@PYTHONPATH=.typing:tests $(DEV)/bin/python tests/texts.py

format: dev
	@$(DEV)/bin/ruff check --fix-only .
	@$(DEV)/bin/ruff format .

dev: $(DEV)/.made
	@$(DEV)/bin/python tests/alias_tree.py

# The exact versions first, by hash; then this checkout on top of them.
$(CHAT)/.made: $(SOURCES)
	@echo "Installing Newsdesk into $(CHAT) (once)"
	@$(PYTHON) -m venv --clear $(CHAT)
	@$(CHAT)/bin/python $(PIP) install --require-hashes -r .requirements/base.txt
	@$(CHAT)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV)/.made: $(SOURCES)
	@echo "Installing the developers' tools into $(DEV) (once)"
	@$(PYTHON) -m venv $(DEV)
	@$(DEV)/bin/python $(PIP) install --require-hashes -r .requirements/dev.txt
	@$(DEV)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

lock:
	@$(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python $(PIP) install uv
	@.venv-lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
	  --no-annotate .requirements/build.in pyproject.toml -o .requirements/base.txt
	@.venv-lock/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
	  --no-annotate .requirements/build.in pyproject.toml --extra dev -c .requirements/base.txt \
	  -o .requirements/dev.txt
	@rm -rf .venv-lock

clean:
	rm -rf .venv .venv-chat .venv-lock .typing build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
