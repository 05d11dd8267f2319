/* What the tests of layouts share: a folder of their own, layouts written to it, the reports. */
#ifndef ORISON_TESTS_LAYOUTS_FIXTURE_H
#define ORISON_TESTS_LAYOUTS_FIXTURE_H

#include <check.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "layouts/layouts.h"

enum { REPORT_ROOM = 16384, YAML_ROOM = 4096 };

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct layout layout;
    bool is_read;
    char report[REPORT_ROOM];
};

static char folder[64]; /* made before the tests fork */

static inline void write_file(const char *name, const char *text)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    ck_assert_msg(out != NULL, "cannot write %s", path);
    fputs(text, out);
    fclose(out);
}

static inline void read_path(struct fixture *f, const char *path)
{
    *f = (struct fixture){.arena = arena_make(0)};
    f->diag = diag_make(f->arena);
    f->is_read = layouts_read(f->arena, f->diag, path, &f->layout);
    FILE *out = fmemopen(f->report, sizeof f->report - 1, "w");
    ck_assert_ptr_nonnull(out);
    diag_write(f->diag, out, DIAG_TEXT);
    fclose(out);
    ck_assert_msg(f->is_read == (diag_count(f->diag, SEVERITY_ERROR) == 0), "%s", f->report);
}

static inline void read_named(struct fixture *f, const char *name)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    read_path(f, path);
}

/* A layout that extends a5.yaml by `yaml`, from its line 3 on. */
static inline void read_over_a5(struct fixture *f, const char *yaml)
{
    char base[PATH_MAX], text[YAML_ROOM + PATH_MAX + 64];
    ck_assert_msg(realpath("layouts/a5.yaml", base) != NULL, "run from the checkout");
    snprintf(text, sizeof text, "format: orison-layout/1\nextends: %s\n%s", base, yaml);
    write_file("t.yaml", text);
    read_named(f, "t.yaml");
}

/* Runs a suite in a folder of its own; the exit status of the program. */
static inline int run_in_folder(Suite *suite)
{
    snprintf(folder, sizeof folder, "/tmp/orison-layouts-XXXXXX");
    if (!mkdtemp(folder)) {
        perror(folder);
        return 1;
    }
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    char command[96];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || failed != 0;
}

#endif
