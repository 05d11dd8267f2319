/* orison(1), in man(7), from the table. Sentences begin on lines of their own and lines stay under
 * 80 characters, as mandoc wants them. The texts are ASCII. */
#include <stdbool.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/help.h"

#define MANUAL_DATE "2026-11-30"

enum { LINE_LONGEST = 72 };

static int write_character(FILE *out, char c)
{
    if (c == '\\')
        return fprintf(out, "\\e");
    if (c == '-')
        return fprintf(out, "\\-");
    if (c == '\'' || c == '`')
        return fprintf(out, c == '`' ? "\\(ga" : "\\(aq");
    fputc(c, out);
    return 1;
}

static bool ends_sentence(const char *word, int length)
{
    return length > 1 && (word[length - 1] == '.' || word[length - 1] == '?') &&
           word[length - 2] != '.';
}

/* Words in lines; "\n" begins a paragraph with the macro `paragraph`. */
static void write_text(FILE *out, const char *text, const char *paragraph)
{
    int column = 0;
    bool is_new = true;
    for (const char *at = text; *at;) {
        int length = (int)strcspn(at, " \n");
        if (!is_new && column + 1 + length > LINE_LONGEST) {
            fputc('\n', out);
            column = 0;
        } else if (!is_new) {
            fputc(' ', out);
            column++;
        }
        if (column == 0 && *at == '.')
            fputs("\\&", out);
        for (int i = 0; i < length; i++)
            column += write_character(out, at[i]);
        is_new = ends_sentence(at, length) || at[length] == '\n';
        if (is_new) {
            fputc('\n', out);
            column = 0;
        }
        if (at[length] == '\n')
            fprintf(out, "%s\n", paragraph);
        at += length + (at[length] != '\0');
    }
    if (!is_new)
        fputc('\n', out);
}

static void write_plain(FILE *out, const char *text)
{
    for (; *text; text++)
        write_character(out, *text);
}

/* "\fB\-l\fR, \fB\-\-layout\fR \fILAYOUT\fR" */
static void write_option_name(FILE *out, const struct option_row *row)
{
    fputs(".TP\n", out);
    if (row->letter)
        fprintf(out, "\\fB\\-%c\\fR, ", row->letter);
    fputs("\\fB\\-\\-", out);
    write_plain(out, row->name);
    fputs("\\fR", out);
    if (row->word) {
        fputs(" \\fI", out);
        write_plain(out, row->word);
        fputs("\\fR", out);
    }
    fputc('\n', out);
}

static void write_synopsis(FILE *out)
{
    fputs(".SH SYNOPSIS\n", out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++) {
        if (i > 0)
            fputs(".br\n", out);
        fprintf(out, "\\fBorison %s\\fR", commands[i].name);
        if (*commands[i].words) {
            fputs(" \\fI", out);
            write_plain(out, commands[i].words);
            fputs("\\fR", out);
        }
        fputs(" [\\fIoption\\fR]...\n", out);
    }
}

static void write_commands(FILE *out)
{
    fputs(".SH COMMANDS\n", out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++) {
        const struct command_row *row = &commands[i];
        bool is_first = true;
        fprintf(out, ".TP\n\\fB%s\\fR", row->name);
        if (*row->words) {
            fputs(" \\fI", out);
            write_plain(out, row->words);
            fputs("\\fR", out);
        }
        fputc('\n', out);
        write_text(out, row->about, ".IP");
        fputs("Options:\n", out);
        for (int j = 0; j < OPTION_COUNT; j++) {
            if (!(row->options & 1u << j) || j == OPTION_HELP)
                continue;
            fprintf(out, "%s\\-\\-", is_first ? "" : ",\n");
            write_plain(out, options[j].name);
            is_first = false;
        }
        fputs(".\n", out);
    }
}

static void write_options(FILE *out)
{
    fputs(".SH OPTIONS\n", out);
    for (int i = 0; i < OPTION_COUNT; i++) {
        write_option_name(out, &options[i]);
        write_text(out, options[i].about, ".IP");
        if (options[i].silent) {
            fputs("Default: ", out);
            write_plain(out, options[i].silent);
            fputs(".\n", out);
        }
    }
}

static void write_named(FILE *out, const char *title, const struct named_text *texts)
{
    fprintf(out, ".SH %s\n", title);
    for (; texts->name; texts++) {
        fputs(".TP\n\\fB", out);
        write_plain(out, texts->name);
        fputs("\\fR\n", out);
        write_text(out, texts->about, ".IP");
    }
}

static void write_examples(FILE *out)
{
    fputs(".SH EXAMPLES\n", out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++) {
        const char *example = commands[i].example;
        if (!example)
            continue;
        size_t length = strcspn(example, "\n");
        fputs(".TP\n\\fB", out);
        for (size_t at = 0; at < length; at++)
            write_character(out, example[at]);
        fputs("\\fR\n", out);
        write_text(out, example + length + 1, ".IP");
    }
}

void manual_write(FILE *out)
{
    fputs(".\\\" Made by `orison document man` from the table of commands and options.\n"
          ".TH ORISON 1 \"" MANUAL_DATE "\" \"Orison " ORISON_VERSION "\" \"User Commands\"\n"
          ".SH NAME\n"
          "orison \\- typeset prayer content into print\\-ready PDF booklets\n",
          out);
    write_synopsis(out);
    fputs(".SH DESCRIPTION\n", out);
    write_text(
        out,
        "Reads a bulletin in YAML and writes a PDF for each language and layout: pages for "
        "the screen, the same pages imposed for an office duplex printer, and files for a "
        "print shop, with a preflight report. Messages go to standard error, with file, line "
        "and column; the paths of the files written to standard output.",
        ".PP");
    write_commands(out);
    write_options(out);
    fputs(".SH EXIT STATUS\n", out);
    for (int i = 0; i < 4; i++)
        fprintf(out, ".TP\n%d\n%s\n", i, exit_statuses[i]);
    write_named(out, "ENVIRONMENT", program_variables);
    write_named(out, "FILES", program_files);
    write_examples(out);
    fputs(".SH SEE ALSO\n.BR orison\\-content (5),\n.BR orison\\-layout (5),\n"
          ".BR orison\\-printer (5)\n",
          out);
}
