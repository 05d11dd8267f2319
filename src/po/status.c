/* `po status`: how far each translation is.
 *
 * In: the source's entries, and every catalogue beside it. Out: a row a language. Stale is what the
 * source's edits have left behind: entries marked fuzzy by `po update`; and, where that was not run
 * yet, as many of a role's missing entries as the catalogue still has of texts that are gone. */
#include <string.h>

#include "base/json.h"
#include "base/map.h"
#include "po/catalogue.h"

struct row {
    struct slice language;
    const char *path;
    size_t entries, translated, stale, missing, obsolete;
    bool is_broken, is_draft;
};

/* The distinct entries of a doc, as the catalogue sees them. */
struct entry_states {
    struct map index; /* key -> message of the catalogue */
    bool *is_used;    /* one a message */
};

static struct entry_states index_messages(struct arena *arena, const struct catalogue *catalogue)
{
    struct entry_states states = {.index = map_make(arena)};
    states.is_used = arena_alloc_items(arena, catalogue->message_count, sizeof *states.is_used);
    for (size_t i = 0; i < catalogue->message_count; i++) {
        const struct translation *translation = &catalogue->messages[i].translation;
        map_add(&states.index, po_key(arena, translation->role, translation->source), (uint32_t)i);
    }
    return states;
}

/* The translated messages of a role that no entry of the source asks for any more. */
static size_t count_left_behind(const struct catalogue *catalogue, const bool *is_used,
                                const char *role)
{
    size_t count = 0;
    for (size_t i = 0; i < catalogue->message_count; i++)
        count += !is_used[i] && catalogue->messages[i].state == PO_TRANSLATED &&
                 slice_is(catalogue->messages[i].translation.role, role);
    return count;
}

/* Some missing entries have only been edited: for each role, one a text left behind. */
static void move_to_stale(struct row *row, const struct doc *doc, const struct catalogue *catalogue,
                          const bool *is_used, const bool *is_absent)
{
    for (uint32_t i = 0; i < doc->entry_count; i++) {
        bool is_first = true;
        size_t absent = 0;
        for (uint32_t j = 0; j < doc->entry_count; j++) {
            bool is_same = strcmp(doc->entries[j].role, doc->entries[i].role) == 0;
            is_first &= !(is_same && j < i);
            absent += is_same && is_absent[j];
        }
        size_t behind = is_first ? count_left_behind(catalogue, is_used, doc->entries[i].role) : 0;
        size_t moved = absent < behind ? absent : behind;
        row->stale += moved;
        row->missing -= moved;
    }
}

static void count_entries(struct arena *arena, const struct doc *doc,
                          const struct catalogue *catalogue, struct row *row)
{
    struct entry_states states = index_messages(arena, catalogue);
    struct map seen = map_make(arena);
    bool *is_absent = arena_alloc_items(arena, doc->entry_count, sizeof *is_absent);
    for (uint32_t i = 0; i < doc->entry_count; i++) {
        const struct entry *entry = &doc->entries[i];
        struct slice key = po_key(arena, slice_of(entry->role), entry->source);
        uint32_t index;
        if (map_find(&seen, key, &index))
            continue;
        map_add(&seen, key, i);
        bool is_there = map_find(&states.index, key, &index);
        enum po_state state = is_there ? catalogue->messages[index].state : PO_MISSING;
        if (is_there)
            states.is_used[index] = true;
        if (state == PO_MISSING && po_is_own(entry))
            continue;
        is_absent[i] = !is_there;
        row->entries++;
        row->translated += state == PO_TRANSLATED;
        row->stale += state == PO_FUZZY;
        row->missing += state == PO_MISSING;
    }
    move_to_stale(row, doc, catalogue, states.is_used, is_absent);
    row->obsolete = catalogue->obsolete_count;
    row->is_draft = catalogue->is_draft;
}

static size_t percent_of(const struct row *row)
{
    return row->entries ? row->translated * 100 / row->entries : 100;
}

static void write_text_row(const struct row *row, FILE *out)
{
    enum { BAR = 20 };
    static const char full[] = "####################", empty[] = "--------------------";
    if (row->is_broken) {
        fprintf(out, "%-10.*s  broken: see the messages\n", SLICE_ARG(row->language));
        return;
    }
    int done = (int)(percent_of(row) * BAR / 100);
    fprintf(out, "%-10.*s %10zu %6zu %8zu  %.*s%.*s %3zu %%%s\n", SLICE_ARG(row->language),
            row->translated, row->stale, row->missing, done, full, BAR - done, empty,
            percent_of(row), row->is_draft ? ", a draft" : "");
}

static void write_json_row(const struct row *row, FILE *out)
{
    fputs("{\"language\":", out);
    json_write_text(out, row->language);
    fputs(",\"file\":", out);
    json_write_text(out, slice_of(row->path));
    if (row->is_broken) {
        fputs(",\"broken\":true}\n", out);
        return;
    }
    fprintf(out,
            ",\"entries\":%zu,\"translated\":%zu,\"stale\":%zu,\"missing\":%zu,\"obsolete\":%zu,"
            "\"percent\":%zu,\"draft\":%s}\n",
            row->entries, row->translated, row->stale, row->missing, row->obsolete, percent_of(row),
            row->is_draft ? "true" : "false");
}

bool po_write_status(struct arena *arena, struct diag *diag, const struct doc *doc,
                     const char *content, enum diag_form form, FILE *out)
{
    size_t count;
    struct slice *languages = po_languages(arena, diag, content, &count);
    bool is_fine = true;
    if (form != DIAG_JSON)
        fprintf(out, "%-10s %10s %6s %8s\n", "language", "translated", "stale", "missing");
    for (size_t i = 0; i < count; i++) {
        struct row row = {.language = languages[i], .path = po_path(arena, content, languages[i])};
        struct catalogue catalogue;
        row.is_broken = !po_read(arena, diag, row.path, row.language, &catalogue);
        is_fine &= !row.is_broken;
        if (!row.is_broken)
            count_entries(arena, doc, &catalogue, &row);
        if (form == DIAG_JSON)
            write_json_row(&row, out);
        else
            write_text_row(&row, out);
    }
    return is_fine;
}
