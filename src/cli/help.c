/* Help: a command's row and its options' rows, in lines of a terminal. */
#include "cli/help.h"

#include <stdbool.h>
#include <string.h>

enum { WIDTH = 96, COLUMN = 31 }; /* of a terminal of 100; where explanations begin */

/* Writes words in lines from `indent` on; the first line begins at `column`. "\n" begins a
 * paragraph. */
static void write_wrapped(FILE *out, const char *text, int column, int indent)
{
    bool is_first = true;
    for (const char *at = text; *at;) {
        int length = (int)strcspn(at, " \n");
        if (!is_first && column + 1 + length > WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
        } else if (!is_first) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", length, at);
        column += length;
        is_first = false;
        at += length;
        if (*at == '\n') {
            fprintf(out, "\n\n%*s", indent, "");
            column = indent;
            is_first = true;
        }
        at += *at != '\0';
    }
    fputc('\n', out);
}

static void write_option(FILE *out, const struct option_row *row)
{
    char name[64], text[1024];
    snprintf(name, sizeof name, "%c%c%s--%s%s%s", row->letter ? '-' : ' ',
             row->letter ? row->letter : ' ', row->letter ? ", " : "  ", row->name,
             row->word ? " " : "", row->word ? row->word : "");
    snprintf(text, sizeof text, "%s%s%s", row->about, row->silent ? " Default: " : "",
             row->silent ? row->silent : "");
    int column = fprintf(out, "  %-*s", COLUMN - 2, name);
    if (column > COLUMN)
        fprintf(out, "\n%*s", COLUMN, "");
    write_wrapped(out, text, COLUMN, COLUMN);
}

void help_write_overview(FILE *out)
{
    fputs("orison typesets structured prayer content into print-ready PDF booklets.\n\n", out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++) {
        const struct command_row *row = &commands[i];
        int column = fprintf(out, "  orison %s %s", row->name, row->words);
        if (column > 40)
            fprintf(out, "\n%*s", 40, "");
        else
            fprintf(out, "%*s", 40 - column, "");
        fprintf(out, " %s\n", row->summary);
    }
    fputs("\n`orison help COMMAND` tells of a command and its options; `orison layouts` lists the "
          "layouts;\n`orison --version` prints the version.\n\nExit status:\n",
          out);
    for (int i = 0; i < 4; i++)
        fprintf(out, "  %d  %s\n", i, exit_statuses[i]);
}

void help_write(FILE *out, enum command command)
{
    const struct command_row *row = &commands[command];
    fprintf(out, "orison %s %s%s[option]...\n\n", row->name, row->words, *row->words ? " " : "");
    write_wrapped(out, row->about, 0, 0);
    if (row->example) {
        const char *end = strchr(row->example, '\n');
        fprintf(out, "\n  %.*s\n", (int)(end - row->example), row->example);
        write_wrapped(out, end + 1, 0, 0);
    }
    fputs("\nOptions:\n", out);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (row->options & 1u << i)
            write_option(out, &options[i]);
}
