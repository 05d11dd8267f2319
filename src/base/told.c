/* Reports between processes: see told.h. A record is a line of lengths, then the bytes. */
#include "base/told.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag_internal.h"

enum { PART_COUNT = 6, RECORD_LARGEST = 1 << 24 };

static void list_parts(struct told *told, struct slice *parts[PART_COUNT])
{
    parts[0] = &told->code;
    parts[1] = &told->path;
    parts[2] = &told->said;
    parts[3] = &told->text;
    parts[4] = &told->edition;
    parts[5] = &told->layout;
}

void told_send(FILE *out, const struct told *told)
{
    struct told copy = *told;
    struct slice *parts[PART_COUNT];
    list_parts(&copy, parts);
    fprintf(out, "%d", (int)told->kind);
    for (size_t i = 0; i < PART_COUNT; i++)
        fprintf(out, " %zu", parts[i]->length);
    fputc('\n', out);
    for (size_t i = 0; i < PART_COUNT; i++)
        if (parts[i]->length > 0)
            fwrite(parts[i]->bytes, 1, parts[i]->length, out);
}

void told_send_reports(struct diag *diag, FILE *out, enum diag_form form)
{
    while (diag->written_count < diag->reports.count) {
        const struct report *report = &diag->reports.at[diag->written_count++];
        char *text = NULL;
        size_t length = 0;
        FILE *written = open_memstream(&text, &length);
        if (!written)
            continue;
        diag_write_report(diag, report, written, form);
        fclose(written);
        struct slice said = slice_format(diag->arena, "%.*s\n%.*s", SLICE_ARG(report->message),
                                         SLICE_ARG(report->hint));
        told_send(out, &(struct told){.kind = (enum told_kind)report->severity,
                                      .code = slice_of(report->code),
                                      .path = report->path,
                                      .said = said,
                                      .text = {text, length},
                                      .edition = report->edition,
                                      .layout = report->layout});
        free(text);
    }
    if (diag->cut_count && form != DIAG_JSON) {
        struct slice text = slice_format(
            diag->arena, "orison: note: %zu more reports are not shown [cut]\n", diag->cut_count);
        told_send(out, &(struct told){.kind = TOLD_TEXT, .text = text});
    }
    diag->cut_count = 0;
}

bool told_receive(struct arena *arena, FILE *in, struct told *out)
{
    int kind;
    struct slice *parts[PART_COUNT];
    size_t lengths[PART_COUNT], total = 0;
    *out = (struct told){0};
    list_parts(out, parts);
    if (fscanf(in, "%d", &kind) != 1 || kind < 0 || kind >= TOLD_KIND_COUNT)
        return false;
    out->kind = (enum told_kind)kind;
    for (size_t i = 0; i < PART_COUNT; i++) {
        if (fscanf(in, " %zu", &lengths[i]) != 1 || lengths[i] > RECORD_LARGEST)
            return false;
        total += lengths[i];
    }
    if (fgetc(in) != '\n')
        return false;
    char *bytes = arena_alloc_raw(arena, total + 1);
    if (fread(bytes, 1, total, in) != total)
        return false;
    for (size_t i = 0, at = 0; i < PART_COUNT; at += lengths[i++])
        *parts[i] = (struct slice){bytes + at, lengths[i]};
    return true;
}
