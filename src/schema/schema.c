/* The files that are described, and what is to be known of each as a whole. See schema.h. */
#include "schema/schema.h"

#include "content/content.h"
#include "layouts/layouts.h"
#include "schema/words.h"

static const char *const marks[] = {
    "Marks in a text",
    "`_so_`, `__so__`",
    "Emphasis, strong.",
    "`[text](address \"title\")`",
    "A link; the title says where it goes.",
    "`\\` before punctuation",
    "That character itself.",
    "`\\` at the end of a line",
    "A hard break. A blank line begins a new paragraph.",
    "`Priscilla*`",
    "An asterisk directly after a letter, mark or digit: a pseudonym. It gets a footnote mark, and "
    "its page the note.",
    NULL,
};

static const char *const lengths[] = {
    "Lengths",
    "`pt`, `mm`, `cm`, `in`",
    "A length is a number with one of these behind it: `12pt`, `1.5mm`.",
    NULL,
};

static const struct schema_file files[SCHEMA_FILE_COUNT] = {
    {
        .name = "content",
        .purpose = "what a prayer bulletin says, in YAML",
        .keys = &content_keys,
        .about =
            "A content file has what a bulletin says: its title page, and sections of prayer "
            "requests. How it looks is a layout's matter, and translations are gettext catalogues "
            "beside it.\n\nA text with a colon and a space in it, or one that begins with a mark "
            "of YAML's own, is safest after `>-`, on lines of its own that are indented more than "
            "the key.\n\nQuotation marks round the verse are set by the edition's language, not "
            "typed.",
        .more = {marks},
        .example = "format: orison-content/1\nlanguage: en\ntitle: Prayer Request\ndate: 2027-02\n"
                   "verse:\n  text: Pray without ceasing.\n  citation: 1 Thessalonians 5:17\n"
                   "sections:\n  - name: Latin America\n    items:\n      - kind: praise\n"
                   "        lead: Guatemala\n        text: >-\n"
                   "          Thank God for two trials: they ended well, and Priscilla* is safe.\n",
        .see = "orison(1) orison-layout(5)",
    },
    {
        .name = "layout",
        .purpose = "how Orison sets a booklet, in YAML",
        .keys = &layout_keys,
        .about = "A layout says how pages look and what is made of them. Most layouts are short: "
                 "they extend a shipped one, and name what they want otherwise.",
        .more = {lengths},
        .example = "format: orison-layout/1\nextends: a5.yaml\nstyles:\n  body: {size: 11pt}\n"
                   "deliver: {standard: ua, live_links: true, bookmarks: true}\n",
        .see = "orison(1) orison-content(5)",
    },
    {
        .name = "printer",
        .purpose = "an office printer's profile for Orison, in YAML",
        .keys = &printer_file_keys,
        .about = "What `orison calibrate` measures, in a file of the printer's own; a layout names "
                 "it under `printer`.",
        .more = {lengths},
        .example = "format: orison-printer/1\nmargins: {left: 4mm, right: 4mm}\n"
                   "front: [0.5mm, -1mm]\nback: [-0.5mm, 0mm]\n",
        .see = "orison(1) orison-layout(5)",
    },
};

const char *const schema_file_names[SCHEMA_FILE_COUNT] = {"content", "layout", "printer"};
const char *const schema_form_names[SCHEMA_FORM_COUNT] = {"json", "man", "markdown"};

static bool find_name(struct diag *diag, const char *name, const char *const *names, size_t count,
                      size_t *out)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(slice_of(name), names[i])) {
            *out = i;
            return true;
        }
    diag_error(diag, NO_PLACE, "usage", "there is no schema “%s”", name);
    if (count == SCHEMA_FORM_COUNT)
        diag_hint(diag, "expected %s, %s or %s", names[0], names[1], names[2]);
    diag_hint_nearest(diag, slice_of(name), names, count);
    return false;
}

bool schema_write(struct diag *diag, const char *file, const char *form, FILE *out)
{
    size_t which, how = SCHEMA_JSON;
    if (!find_name(diag, file, schema_file_names, SCHEMA_FILE_COUNT, &which) ||
        (form && !find_name(diag, form, schema_form_names, SCHEMA_FORM_COUNT, &how)))
        return false;
    struct arena *arena = arena_make(0);
    if (how == SCHEMA_JSON)
        schema_write_json(arena, &files[which], out);
    else if (how == SCHEMA_MAN)
        schema_write_man(arena, &files[which], out);
    else
        schema_write_markdown(arena, &files[which], out);
    arena_free(arena);
    return true;
}
