# gradwalk: build, run and test on Debian with Swift and the apt client.

SCENE ?= scenes/01-backward.py
PREFIX ?= /usr/local
PYTHON ?= python3
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)
RELEASE = swift build -c release --static-swift-stdlib --product gradwalk

.PHONY: help run test bench build format lint oracle golden install clean needs-build needs-test

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

run: build ## open the viewer on SCENE (default: the first scene); without a terminal, print its first frame
	@./.build/release/gradwalk "$(SCENE)"

build: needs-build ## build the release binary, .build/release/gradwalk
	@echo "Building gradwalk (the first time takes a few minutes) …" >&2
	@$(RELEASE) 1>&2

test: lint ## check the format, build without warnings, run all tests
	swift build --build-tests
	swift test --skip-build

bench: build ## compare with PyTorch, micrograd, CPython and dot where PYTHON and PATH have them, then measure frames and the engine
	@for script in Tests/Benchmarks/*.py; do $(PYTHON) $$script || exit 1; done
	swift package --package-path Tests/Benchmarks --scratch-path .build/benchmarks benchmark --no-progress

lint: needs-test ## check the format
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## rewrite all sources in the project's format
	swift format --in-place --recursive --parallel Package.swift Sources Tests

oracle: ## regenerate every expectation with real PyTorch: make oracle PYTHON=/path/to/python-with-torch
	$(PYTHON) Tests/Oracle/record.py
	$(PYTHON) Tests/Oracle/mistakes.py
	$(PYTHON) Tests/Oracle/names.py
	$(PYTHON) Tests/TorchLibraryTests/make_expectations.py
	$(PYTHON) Tests/TorchLibraryTests/make_operations.py
	$(PYTHON) Tests/TorchLibraryTests/make_signatures.py
	$(PYTHON) Tests/TorchLibraryTests/make_derivatives.py
	$(PYTHON) Tests/AutogradTests/Oracle/make_table.py
	$(PYTHON) Tests/AutogradTests/Oracle/make_texts.py
	$(PYTHON) Tests/AutogradTests/Oracle/families.py > families.json.new && mv families.json.new Tests/AutogradTests/Oracle/families.json
	for f in Tests/RandomNumbers/*.py Tests/RandomPrograms/Kept/*.py; do PYTHONHASHSEED=0 $(PYTHON) -W ignore $$f > $${f%.py}.out; done
	sh Tests/SceneLanguageTests/Scripts/make-scripts.sh $(PYTHON)
	cd Tests/SceneLanguageTests/RandomPrograms && $(PYTHON) compare.py --record 1 100 programs.json

golden: needs-test ## write the golden frames of the scenes anew, to be looked at before they are committed
	GRADWALK_UPDATE_GOLDEN=1 swift test --filter "frames of the scenes"

install: build ## copy the binary and the scenes under PREFIX (default /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/gradwalk/scenes"
	install -m 755 .build/release/gradwalk "$(DESTDIR)$(PREFIX)/bin/gradwalk"
	install -m 644 scenes/* "$(DESTDIR)$(PREFIX)/share/gradwalk/scenes"

clean: ## remove what was built
	rm -rf .build

# Each target installs what it lacks and says so; nothing is asked of a machine that has it already.
needs-build: PACKAGES = libncurses-dev
needs-test: PACKAGES = libncurses-dev tmux
needs-build needs-test:
	@missing=; for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "Installing$$missing with apt-get …" >&2; \
	  { $(SUDO) apt-get update -q && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -q --no-install-recommends $$missing; } 1>&2; fi
