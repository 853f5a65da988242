# make chat   opens the console on seeds/ (makes its own virtual environment)
# make test   installs what the tests need and runs them all
# make check  lint, formatting, types
# make bench  the benchmark tables (needs the development data)

PYTHON ?= python3
CHAT := .venv-chat
DEV := .venv
PIP_FLAGS := --disable-pip-version-check --quiet

.PHONY: chat test check bench format lock clean

chat: $(CHAT)/.installed
	@$(CHAT)/bin/newsdesk chat

test: $(DEV)/.installed
	@$(DEV)/bin/pytest -n 2

check: $(DEV)/.installed
	@$(DEV)/bin/ruff check .
	@$(DEV)/bin/ruff format --check .
	@$(DEV)/bin/mypy -p newsdesk

format: $(DEV)/.installed
	@$(DEV)/bin/ruff check --fix-only .
	@$(DEV)/bin/ruff format .
