# The four commands: serve, test, bench, dist. Each sets up what it needs first (see tools/setup.sh).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.PHONY: help setup serve dist check fmt clippy unit deny sizes e2e test bench clean

# Where the site will live; Trunk and rustc (option_env!) both read it. Slash at both ends.
PUBLIC_URL ?= /mySPOT/

WASM := --target wasm32-unknown-unknown
CARGO_HOME ?= $(HOME)/.cargo
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/end2end/node_modules/.bin:$(CARGO_HOME)/bin:$(PATH)
# Everything is fetched by `setup`; from there on Trunk downloads nothing.
export TRUNK_OFFLINE := true
# Erased views: one compiled form for all elements, which keeps the page small.
BUILD_FLAGS := RUSTFLAGS="--cfg erase_components"

help:
	@echo "make serve                       develop at http://127.0.0.1:8080/"
	@echo "make test                        everything that must hold before a change lands"
	@echo "make check                       format and lints only"
	@echo "make bench                       measure the release build in a browser"
	@echo "make dist PUBLIC_URL=/mySPOT/    the site, in dist/"

setup:
	@tools/setup.sh

serve: setup
	TRUNK_BUILD_PUBLIC_URL=/ $(BUILD_FLAGS) trunk serve --dist target/serve

dist: setup
	tools/dist.sh $(PUBLIC_URL)

check: fmt clippy

fmt: setup
	cargo fmt --check

clippy: setup
	cargo clippy --locked --no-default-features --all-targets -- -D warnings
	cargo clippy --locked $(WASM) --no-default-features --features ui --lib --bin app -- -D warnings
	cargo clippy --locked $(WASM) --no-default-features --features worker --lib --bin worker --bin files -- -D warnings

unit: setup
	cargo test --locked --no-default-features

# Licences, sources and banned crates. DENY=0 does without cargo-deny where it is not installed.
deny: setup
	@DENY=$(DENY) tools/deny.sh

sizes:
	node tools/check_sizes.mjs

e2e: setup
	cd end2end && playwright test

# Fastest first. The site is tested where GitHub Pages puts it.
test: fmt unit clippy deny
	$(MAKE) dist PUBLIC_URL=/mySPOT/
	$(MAKE) sizes e2e

bench:
	$(MAKE) dist PUBLIC_URL=/mySPOT/
	node end2end/bench/run.mjs

clean:
	rm -rf dist target .tools end2end/node_modules end2end/test-results
