# Wasl. `make` alone tells what can be done.
SHELL := /bin/bash
# The newest that really starts: version managers leave commands on the path that do not.
PYTHON_SYSTEM := $(firstword $(foreach v,3.13 3.12 3.11,$(shell python$(v) -c 'print("python$(v)")' 2>/dev/null)) python3)
PYTHON := .venv/bin/python
READY := .venv/ready
STATIC := chalicelib/web/static/vendor/ready
DEBIAN := .venv/debian
# One more than there are processors: tests wait for each other, or for a queue, a tenth of their time.
WORKERS ?= $(shell expr $$(nproc) + 1)

.DEFAULT_GOAL := help
.PHONY: help run test soak check bench package clean

help: ## What can be done here
	@echo "Wasl: digital correspondence for administrations"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "Nothing has to be installed before, but Python 3.11 or later."

run: $(READY) $(STATIC) ## Serve the whole system on this machine; prints its address, its accounts and a first link
	@$(PYTHON) -m infra local

test: $(READY) $(STATIC) $(DEBIAN) ## Run every test on a sample (ten minutes at most on two cores)
	@rm -rf tests/output/rights
	@$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup --ignore tests/e2e
	@$(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup tests/e2e # apart: the browser's driver keeps an event loop running in its process
	@$(PYTHON) -m tests.rights

soak: $(READY) $(STATIC) $(DEBIAN) ## Run the same tests at their full counts (at most an hour)
	@$(PYTHON) -m tests.corpus
	@WASL_SOAK=1 $(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup --ignore tests/e2e
	@WASL_SOAK=1 $(PYTHON) -m pytest -n $(WORKERS) --dist loadgroup tests/e2e

check: $(READY) $(STATIC) ## Read the code without running it: style, types, imports, infrastructure
	@$(PYTHON) -m infra check

bench: $(READY) $(STATIC) ## Measure: signing, numbering, cost, import times; fails where an aim is missed
	@$(PYTHON) -m tests.benchmarks

package: $(READY) $(STATIC) ## Make build/: the template and the bundle that CloudFormation deploys
	@$(PYTHON) -m infra package --out build/

clean: ## Remove what was made here
	rm -rf .venv build chalicelib/web/static/vendor chalicelib/adapters/typesetting/typst/fonts .mypy_cache .ruff_cache

$(READY): requirements.txt requirements-dev.txt infra/build-constraints.txt
	@$(PYTHON_SYSTEM) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Wasl needs Python 3.11 or later; on Debian: sudo apt-get install python3 python3-venv"; exit 1; }
	@test -x $(PYTHON) || $(PYTHON_SYSTEM) -m venv .venv \
	  || { rm -rf .venv; echo "Python has no venv; on Debian: sudo apt-get install python3-venv"; exit 1; }
	@echo "Installing what requirements-dev.txt pins into .venv"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check pip==26.2.1
	@$(PYTHON) -m pip install --quiet --build-constraint infra/build-constraints.txt -r requirements-dev.txt
	@touch $@

$(STATIC): $(READY) infra/static_files.py chalicelib/kernel/tifinagh.py
	@$(PYTHON) -m infra static
	@touch $@

# The browser and the independent readers of PDF that tests use. The system itself needs none of them: where one cannot
# be installed, the tests that need it fail and say so, and the next run tries again.
$(DEBIAN): $(READY)
	@if $(PYTHON) -m infra tools --install; then touch $@; fi
