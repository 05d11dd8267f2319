# Orison: `make booklet` typesets the sample, `make test` runs every test; both install what is missing.
#
# Each command runs in two steps: packages first, then make anew for the build, so that nothing is asked
# of pkg-config before its answer can be right. Set ORISON_INSTALL=no to leave the packages alone.

PREFIX  ?= /usr/local
ifeq ($(origin CC),default)
CC := gcc
endif
BUILD   ?= build
CASE    ?=

# --- packages -------------------------------------------------------------------------------------
# Debian 12 is the reference, Debian 13 is proved with it. Every needed package is named: nothing comes by
# recommendation. None is named by the version of a shared library: -dev packages bring those. Of names
# with a bar between them, the first that the system knows is meant.

PACKAGES_BUILD := gcc libc6-dev binutils pkg-config libhpdf-dev libharfbuzz-dev libyaml-dev libicu-dev zlib1g-dev \
	libgettextpo-dev gettext libjpeg-dev libpng-dev liblcms2-dev libgs-common libqpdf-dev libqrencode-dev
PACKAGES_FONTS := fonts-ebgaramond fonts-sil-gentiumplus fonts-noto-core fonts-noto-cjk fonts-hosny-amiri fonts-symbola \
	fonts-culmus|culmus fonts-sil-annapurna fonts-sil-padauk fonts-linuxlibertine fonts-tlwg-norasi-otf fonts-yrsa-rasa
# Every dictionary that Debian has: a text in any language is divided by its own.
PACKAGES_HYPHENS := hyphen-af hyphen-as hyphen-be hyphen-bg hyphen-bn hyphen-ca hyphen-cs hyphen-da \
	hyphen-de hyphen-el hyphen-en-gb hyphen-en-us hyphen-es hyphen-fr hyphen-gl hyphen-gu hyphen-hi hyphen-hr \
	hyphen-hu hyphen-id hyphen-is hyphen-it hyphen-kn hyphen-lt hyphen-lv hyphen-ml hyphen-mn hyphen-mr \
	hyphen-nl hyphen-no hyphen-or hyphen-pa hyphen-pl hyphen-pt-br hyphen-pt-pt hyphen-ro hyphen-ru hyphen-sk \
	hyphen-sl hyphen-sr hyphen-sv hyphen-ta hyphen-te hyphen-th hyphen-uk hyphen-zu myspell-et
PACKAGES_PROGRAM := $(PACKAGES_BUILD) $(PACKAGES_FONTS) $(PACKAGES_HYPHENS)
PACKAGES_TEST  := $(PACKAGES_PROGRAM) check libhyphen-dev qpdf poppler-utils mupdf-tools ghostscript \
	unicode-data valgrind python3 python3-venv python3-jsonschema python3-yaml mandoc groff-base fish zsh default-jre-headless maven fonts-dejavu-core \
	zbar-tools dpkg-dev gettext lintian patchelf
PACKAGES_DEB   := $(PACKAGES_PROGRAM) dpkg-dev lintian
PACKAGES_LINT  := $(PACKAGES_BUILD) clang-format
PACKAGES_FUZZ  := $(PACKAGES_PROGRAM) clang libclang-rt-dev python3
PACKAGES_BENCH := $(PACKAGES_PROGRAM) hyperfine time python3-minimal

# All cores build, unless make was told how many.
CORES = $(shell nproc 2>/dev/null || echo 1)
JOBS  = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(CORES))
define with_packages
	@sh tests/packages.sh $(foreach package,$(1),'$(package)')
	+@$(MAKE) --no-print-directory $(JOBS) $(2)
endef

.PHONY: all booklet test lint bench fuzz bless reference editions install deb clean
all:
	+@$(MAKE) --no-print-directory $(JOBS) program

booklet:
	$(call with_packages,$(PACKAGES_PROGRAM),typeset)
test:
	$(call with_packages,$(PACKAGES_TEST),run-tests)
lint:
	$(call with_packages,$(PACKAGES_LINT),run-lint)
bench:
	$(call with_packages,$(PACKAGES_BENCH),run-bench)
fuzz:
	$(call with_packages,$(PACKAGES_FUZZ),run-fuzz)

# --- the program ----------------------------------------------------------------------------------

LIBRARIES := yaml-0.1 harfbuzz-subset harfbuzz icu-uc icu-i18n zlib
# Errors only to those who change Orison, in `make lint` and `make test`: the next compiler may warn of more.
WARNINGS  := -Wall -Wextra -Wshadow -Wconversion
CFLAGS    ?= -O2 -g -flto=auto
# pkg-config is asked when the first file is compiled, once: its packages may have just come.
C_FLAGS    = $(eval C_FLAGS := -std=c11 -D_GNU_SOURCE -Isrc -I$(BUILD)/include $(WARNINGS) -MMD -MP \
	-DORISON_PREFIX='"$(PREFIX)"' $(shell pkg-config --cflags $(LIBRARIES)))$(C_FLAGS)
LIBS       = $(eval LIBS := $(shell pkg-config --libs $(LIBRARIES)) -lhpdf -lm)$(LIBS)
# What makes a fault in a library that reads pictures, profiles or fonts harder to use: each where the compiler,
# the processor and the optimization have it, asked once. (FORTIFY needs optimization; CET is x86's, branch
# protection ARM's.)
HARDENING_COMPILE := -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection \
	-mbranch-protection=standard
HARDENING_LINK    := -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
probe = $(shell printf '\043include <stdlib.h>\nint main(void) { return 0; }\n' | \
	$(CC) $(CFLAGS) -Werror $(1) -x c - -o /dev/null 2>/dev/null && echo '$(1)')
FORTIFY   = $(firstword $(foreach level,3 2,$(subst -U_FORTIFY_SOURCE ,,$(call probe,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$(level)))))
HARDEN    = $(eval HARDEN := $(foreach flag,$(HARDENING_COMPILE),$(call probe,$(flag))) \
	-U_FORTIFY_SOURCE $(FORTIFY))$(HARDEN)
comma := ,
# Debian's start files do not say that they can do with a shadow stack, though they can: so it is said here.
HARDEN_LD = $(eval HARDEN_LD := $(foreach flag,$(HARDENING_LINK),$(call probe,$(flag))) \
	$(patsubst -fcf-protection,-Wl$(comma)-z$(comma)shstk,$(filter -fcf-protection,$(HARDEN))))$(HARDEN_LD)
# gcc 12 takes the sanitizer's own null checks of format strings for faults, hence the two -Wno-.
SANITIZE  := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined \
	-Wno-format-truncation -Wno-format-overflow

TOOLS     := $(wildcard src/text/hyphen_compile*.c)
SOURCES   := $(filter-out $(TOOLS),$(wildcard src/*.c src/*/*.c))
LIBRARY   := $(filter-out src/main.c,$(SOURCES))
OBJECTS    = $(SOURCES:src/%.c=$(BUILD)/release/%.o)

# The names of the libraries that are loaded on demand. Asked each time, since a library may have been
# upgraded since; the file changes only where a name does.
.PHONY: always
SONAMES := $(BUILD)/include/base/sonames.h
$(SONAMES): always
	@sh src/base/sonames.sh $@ "$(CC)" $(shell pkg-config --libs-only-L libqpdf libpng lcms2 libqrencode) $(LDFLAGS)

$(BUILD)/release/%.o: src/%.c | $(SONAMES)
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(CFLAGS) $(C_FLAGS) $(HARDEN) -c $< -o $@

$(BUILD)/orison: $(OBJECTS)
	@echo "ld $@"
	@$(CC) $(CFLAGS) $(HARDEN) $(HARDEN_LD) $(LDFLAGS) $^ -o $@ $(LIBS)

$(BUILD)/hyphen-compile: $(TOOLS) src/text/hyphen_language.c $(wildcard src/base/*.c)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(filter-out -MMD -MP,$(C_FLAGS)) $^ -o $@ $(LIBS)

# One table for each installed dictionary that the program knows; made anew when one is installed. Beside them the
# lists of the trade's words, for every content of a language.
TRADE_WORDS := $(wildcard src/text/trade/*.words)
DICTIONARIES ?= /usr/share/hyphen
.PHONY: program hyphens typeset run-tests run-lint run-bench run-fuzz run-deb
program: $(BUILD)/orison hyphens documents
hyphens: $(BUILD)/hyphens-made $(TRADE_WORDS:src/text/trade/%=$(BUILD)/hyphen/%)
$(BUILD)/hyphen/%.words: src/text/trade/%.words
	@mkdir -p $(@D)
	@cp $< $@
$(BUILD)/hyphens-made: $(BUILD)/hyphen-compile $(wildcard $(DICTIONARIES) $(DICTIONARIES)/*.dic)
	@mkdir -p $(BUILD)/hyphen
	$(BUILD)/hyphen-compile --all $(BUILD)/hyphen $(DICTIONARIES)
	@touch $@

# What the tables of keys tell of files: schemas for editors, manual pages.
FILES     := content layout printer
DOCUMENTS := $(FILES:%=$(BUILD)/share/orison/schema/%.json) $(FILES:%=$(BUILD)/share/man/man5/orison-%.5) \
	$(BUILD)/share/man/man1/orison.1 $(BUILD)/share/bash-completion/completions/orison \
	$(BUILD)/share/zsh/vendor-completions/_orison $(BUILD)/share/fish/vendor_completions.d/orison.fish
.PHONY: documents
documents: $(DOCUMENTS)
$(BUILD)/share/orison/schema/%.json: $(BUILD)/orison
	@mkdir -p $(@D)
	@$(BUILD)/orison schema $* json >$@
$(BUILD)/share/man/man5/orison-%.5: $(BUILD)/orison
	@mkdir -p $(@D)
	@$(BUILD)/orison schema $* man >$@
# The same of the command line, from its table.
$(BUILD)/share/man/man1/orison.1: FORM = man
$(BUILD)/share/bash-completion/completions/orison: FORM = bash
$(BUILD)/share/zsh/vendor-completions/_orison: FORM = zsh
$(BUILD)/share/fish/vendor_completions.d/orison.fish: FORM = fish
$(BUILD)/share/man/man1/orison.1 $(BUILD)/share/bash-completion/completions/orison \
$(BUILD)/share/zsh/vendor-completions/_orison $(BUILD)/share/fish/vendor_completions.d/orison.fish: $(BUILD)/orison
	@mkdir -p $(@D)
	@$(BUILD)/orison document $(FORM) >$@

typeset: $(BUILD)/orison hyphens
	$(BUILD)/orison build content/prayer-request.yaml -o out

# --- tests ----------------------------------------------------------------------------------------

SANITIZED  = $(LIBRARY:src/%.c=$(BUILD)/sanitized/%.o)
UNIT_TESTS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*_test.c))

$(BUILD)/sanitized/%.o: src/%.c | $(SONAMES)
	@mkdir -p $(@D)
	@echo "cc $< (sanitized)"
	@$(CC) $(C_FLAGS) -Werror $(SANITIZE) -fPIC -c $< -o $@

# One shared library: linking a copy of it into every test took longer than all else of building them.
$(BUILD)/sanitized/liborison.so: $(SANITIZED)
	@echo "ld $@"
	@$(CC) $(SANITIZE) -shared $^ -o $@ $(LIBS)

$(BUILD)/orison-sanitized: $(BUILD)/sanitized/main.o $(BUILD)/tests/leak_check.o $(SANITIZED)
	@echo "ld $@"
	@$(CC) $(SANITIZE) $^ -o $@ $(LIBS)

TEST_LIBS = $(eval TEST_LIBS := $(LIBS) $(shell pkg-config --libs check) -lhyphen)$(TEST_LIBS)
$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/tests/no_limit.o $(BUILD)/tests/leak_check.o $(BUILD)/sanitized/liborison.so
	@mkdir -p $(@D)
	@echo "cc $<"
	@$(CC) $(C_FLAGS) -Werror $(SANITIZE) -Itests $^ -o $@ -Wl,-rpath,'$$ORIGIN/../sanitized' $(TEST_LIBS)

# Kept: fuzz targets, built by clang, take the second too, so neither is instrumented.
.SECONDARY: $(BUILD)/tests/no_limit.o $(BUILD)/tests/leak_check.o
$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	@$(CC) $(C_FLAGS) -Werror -c $< -o $@

run-tests: $(BUILD)/orison $(BUILD)/orison-sanitized hyphens documents $(UNIT_TESTS)
	BUILD=$(BUILD) sh tests/run.sh

bless: $(BUILD)/orison hyphens
	BUILD=$(BUILD) sh tests/cases.sh bless $(CASE)

# The references in content/README.md and layouts/README.md, from the same tables; a test holds them together.
reference: $(BUILD)/orison
	BUILD=$(BUILD) sh tests/reference.sh write

run-lint: $(SONAMES)
	BUILD=$(BUILD) CC="$(CC)" sh tests/lint.sh

run-bench: $(BUILD)/orison hyphens
	BUILD=$(BUILD) sh tests/bench.sh

FUZZ_TARGETS = $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_OBJECTS = $(LIBRARY:src/%.c=$(BUILD)/fuzz/objects/%.o)
FUZZ_FLAGS  := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined

# Kept, so that the next target does not compile them again.
.SECONDARY: $(FUZZ_OBJECTS)
$(BUILD)/fuzz/objects/%.o: src/%.c | $(SONAMES)
	@mkdir -p $(@D)
	@echo "clang $< (fuzz)"
	@clang $(C_FLAGS) $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -c $< -o $@

$(BUILD)/fuzz/%: tests/fuzz/%.c $(BUILD)/tests/leak_check.o $(FUZZ_OBJECTS)
	@echo "clang $<"
	@clang $(filter-out -MMD -MP,$(C_FLAGS)) $(FUZZ_FLAGS) -fsanitize=fuzzer $^ -o $@ $(LIBS)

run-fuzz: $(FUZZ_TARGETS) hyphens
	BUILD=$(BUILD) sh tests/fuzz.sh

# --- the rest -------------------------------------------------------------------------------------

editions: booklet
	$(BUILD)/orison build content/prayer-request.yaml -l all -L all -o out
	$(BUILD)/orison build content/prayer-diary.yaml -l all -o out

# What is made to be installed lies below $(BUILD)/share as it will lie below PREFIX/share: manual pages,
# completions, schemas. The program finds its data by ../share/orison, so the tree may be moved.
ROOT  = $(DESTDIR)$(PREFIX)
SHARE = $(ROOT)/share/orison
DOC   = $(ROOT)/share/doc/orison
define install_tree
	if [ -d $(1) ]; then cd $(1) && find . -type f -exec install -D -m 644 '{}' "$(2)/{}" ';'; fi
endef
install: all
	install -D -m 755 $(BUILD)/orison "$(ROOT)/bin/orison"
	install -d "$(SHARE)/layouts" "$(SHARE)/fonts" "$(SHARE)/hyphen"
	install -m 644 layouts/*.yaml "$(SHARE)/layouts"
	install -m 644 fonts/fonts.yaml fonts/scripts.yaml "$(SHARE)/fonts"
	install -m 644 $(BUILD)/hyphen/*.hyph $(BUILD)/hyphen/*.words "$(SHARE)/hyphen"
	for page in $(wildcard src/cli/*.1); do install -m 644 "$$page" "$(ROOT)/share/man/man1"; done
	$(call install_tree,$(BUILD)/share,$(ROOT)/share)
	$(call install_tree,content,$(DOC)/examples)
	rm -f "$(DOC)/examples/"*.md
	sed -i '1s|=\.\./build/share/|=../../../|' "$(DOC)/examples/"*.yaml
	for page in README.md content/prayer-request.png $(wildcard src/cli/*.md content/*.md layouts/*.md fonts/*.md); do install -D -m 644 "$$page" "$(DOC)/$$page"; done
	install -m 644 LICENSE "$(DOC)"

# A Debian package, with what lintian says of it.
deb:
	$(call with_packages,$(PACKAGES_DEB),run-deb)
run-deb: program
	BUILD=$(BUILD) DICTIONARIES=$(DICTIONARIES) FONTS='$(PACKAGES_FONTS)' MAKE='$(MAKE)' sh src/package/deb.sh

clean:
	rm -rf $(BUILD) out

-include $(OBJECTS:.o=.d) $(SANITIZED:.o=.d) $(FUZZ_OBJECTS:.o=.d)
