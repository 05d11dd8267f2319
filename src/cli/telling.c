/* Reports of editions, each thing told once: see telling.h.
 *
 * A warning or an error is equal to another where its whole text is: 21 editions of one content
 * file say the same of its line 7. A note is equal where it says the same of any file. */
#include "cli/telling.h"

#include <string.h>

#include "base/map.h"
#include "base/visible.h"

struct kept {
    struct told told; /* the first */
    size_t count;
};

struct telling {
    struct arena *arena;
    FILE *out;
    bool is_whole, is_quiet;
    struct map notes, others; /* what was said -> index in kept; whole texts */
    struct kept_list {
        struct kept *at;
        size_t count, room;
    } kept;
    struct slice preflight_path; /* whose checks are being counted */
    size_t preflight_count;
    size_t counts[TOLD_KIND_COUNT];
    struct slice_list {
        struct slice *at;
        size_t count, room;
    } warned, refused; /* editions with warnings; "LANG LAYOUT" of what was not written */
};

struct telling *telling_make(struct arena *arena, FILE *out, bool is_whole, bool is_quiet)
{
    struct telling *telling = arena_alloc(arena, sizeof *telling);
    *telling = (struct telling){.arena = arena,
                                .out = out,
                                .is_whole = is_whole,
                                .is_quiet = is_quiet,
                                .notes = map_make(arena),
                                .others = map_make(arena)};
    return telling;
}

static void write_slice(FILE *out, struct slice text)
{
    if (text.length > 0)
        fwrite(text.bytes, 1, text.length, out);
}

static void add_once(struct arena *arena, struct slice_list *list, struct slice text)
{
    for (size_t i = 0; i < list->count; i++)
        if (slice_equal(list->at[i], text))
            return;
    *array_add(arena, list) = text;
}

static void keep_note(struct telling *t, const struct told *told)
{
    uint32_t index;
    struct slice key =
        slice_format(t->arena, "%.*s %.*s", SLICE_ARG(told->code), SLICE_ARG(told->said));
    if (map_find(&t->notes, key, &index)) {
        t->kept.at[index].count++;
        return;
    }
    map_add(&t->notes, key, (uint32_t)t->kept.count);
    *array_add(t->arena, &t->kept) = (struct kept){*told, 1};
}

/* The checks of one press file that passed, as one note. */
static void end_preflight(struct telling *t)
{
    if (t->preflight_count == 0)
        return;
    struct slice said = slice_format(t->arena, "preflight: %zu checks passed", t->preflight_count);
    struct slice text = slice_format(t->arena, "%.*s: note: %.*s [preflight]\n",
                                     SLICE_ARG(t->preflight_path), SLICE_ARG(said));
    struct told told = {.kind = TOLD_NOTE, .code = SLICE("preflight"), .said = said, .text = text};
    t->preflight_count = 0;
    keep_note(t, &told);
}

static void fold_note(struct telling *t, const struct told *told)
{
    bool is_preflight = slice_starts_with(told->code, "preflight-");
    if (!is_preflight || !slice_equal(told->path, t->preflight_path))
        end_preflight(t);
    if (!is_preflight) {
        keep_note(t, told);
        return;
    }
    t->preflight_path = told->path;
    t->preflight_count++;
}

/* A warning or an error, where it is the first of its text. */
static void tell_once(struct telling *t, const struct told *told)
{
    uint32_t index;
    if (!t->is_whole && map_find(&t->others, told->text, &index))
        return;
    map_add(&t->others, told->text, 0);
    t->counts[told->kind]++;
    if (told->kind == TOLD_WARNING && told->edition.length > 0)
        add_once(t->arena, &t->warned, told->edition);
    write_slice(t->out, told->text);
}

static void tell(struct telling *t, const struct told *told)
{
    switch (told->kind) {
    case TOLD_NOTE:
        if (t->is_quiet)
            break;
        if (t->is_whole)
            write_slice(t->out, told->text);
        else
            fold_note(t, told);
        break;
    case TOLD_WARNING:
    case TOLD_ERROR:
        tell_once(t, told);
        break;
    case TOLD_TEXT:
        write_slice(t->out, told->text);
        break;
    case TOLD_REFUSED:
        add_once(t->arena, &t->refused,
                 slice_format(t->arena, "%.*s%s%.*s", SLICE_ARG(told->edition),
                              told->edition.length ? " " : "", SLICE_ARG(told->layout)));
        break;
    case TOLD_KIND_COUNT:
        break;
    }
}

void telling_add(struct telling *t, FILE *in)
{
    struct told told;
    rewind(in);
    while (told_receive(t->arena, in, &told))
        tell(t, &told);
    end_preflight(t);
}

/* The first line of a note gets its count: "… [print] (and 41 more)". */
static void write_kept(FILE *out, const struct kept *kept)
{
    struct slice text = kept->told.text;
    size_t end = 0;
    while (end < text.length && text.bytes[end] != '\n')
        end++;
    write_slice(out, slice_part(text, 0, end));
    if (kept->count > 1)
        fprintf(out, " (and %zu more)", kept->count - 1);
    write_slice(out, slice_part(text, end, text.length));
}

static void write_list(FILE *out, const struct slice_list *list)
{
    enum { LISTED_MOST = 12 };
    for (size_t i = 0; i < list->count && i < LISTED_MOST; i++) {
        fputs(i ? ", " : "", out);
        visible_write(out, list->at[i]);
    }
    if (list->count > LISTED_MOST)
        fprintf(out, " and %zu more", list->count - LISTED_MOST);
}

static void write_count(FILE *out, size_t count, const char *what)
{
    if (count > 0)
        fprintf(out, ", %zu %s%s", count, what, count == 1 ? "" : "s");
}

void telling_end(struct telling *t, bool is_build, size_t file_count)
{
    for (size_t i = 0; i < t->kept.count; i++)
        write_kept(t->out, &t->kept.at[i]);
    if (!is_build || t->is_quiet)
        return;
    fprintf(t->out, "orison: %zu file%s", file_count, file_count == 1 ? "" : "s");
    write_count(t->out, t->counts[TOLD_ERROR], "error");
    write_count(t->out, t->counts[TOLD_WARNING], "warning");
    if (t->warned.count > 0) {
        fputs(" in ", t->out);
        write_list(t->out, &t->warned);
    }
    if (t->refused.count > 0) {
        fputs("; not written: ", t->out);
        write_list(t->out, &t->refused);
    }
    fputc('\n', t->out);
}
