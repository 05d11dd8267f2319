/* The help texts. src/cli/README.md has the same reference; tests compare the option names. */
#include "cli/help.h"

#include <stdbool.h>
#include <string.h>

static const char overview[] =
    "orison typesets structured prayer content into print-ready PDF booklets.\n"
    "\n"
    "  orison build CONTENT [-l LAYOUT]... [-L LANG]... [-o DIR]\n"
    "  orison check CONTENT [-l LAYOUT]... [-L LANG]...\n"
    "  orison why CONTENT -l LAYOUT [-L LANG] --page N\n"
    "  orison po update CONTENT LANG...|all\n"
    "  orison po template CONTENT\n"
    "  orison po status CONTENT\n"
    "  orison read FILE.pdf\n"
    "  orison calibrate [-l LAYOUT] [-L LANG] [-o DIR]\n"
    "  orison fonts\n"
    "  orison schema content|layout|printer [json|man|markdown]\n"
    "  orison help [COMMAND]\n"
    "  orison --version\n"
    "\n"
    "build writes DIR/STEM.LANG.LAYOUT.pdf for each layout and prints the paths, one a line;\n"
    "check does everything that build does, but writes no file, and judges the pages; why tells\n"
    "the costs behind a page's breaks and the booklet's sizes; po makes, refreshes and counts\n"
    "translation catalogues, CONTENT's stem/LANG.po; read prints what a screen reader would say "
    "of\n"
    "a finished PDF; fonts lists what the font catalogue names, what is missing, and which "
    "package\n"
    "has it.\n"
    "\n"
    "Exit status: 0 fine, warnings included; 1 the input has errors; 2 wrong usage; 3 the system\n"
    "failed (disk, memory, installation).\n";

static const char options[] =
    "  -l LAYOUT                  a layout file, or the name of one in layouts/;\n"
    "                             all: the six deliverables; default: screen and booklet-a4\n"
    "  -L LANG                    BCP 47 tag of an edition; all: the content's own language and "
    "every\n"
    "                             catalogue beside it; en-XA, ar-XB: computed, to try a design;\n"
    "                             default: the content's own language\n"
    "  -o DIR                     where PDFs go, made if missing; default: out\n"
    "  --diagnostics text|json    form of the messages on standard error\n"
    "  --strict                   a warning fails the build\n"
    "  --verify                   read each finished file back before it is written\n"
    "  --dump STAGE               text dump of a stage on standard output, no PDF:\n"
    "                             doc, layout, text, lines, pages, sheets\n"
    "  --timings                  CPU seconds and peak bytes a stage, on standard error\n"
    "  --no-cache                 shape every run whole, for comparison\n"
    "  --page N                   why: the page that is asked about\n"
    "  -j N                       editions built at once; default: the machine's cores\n"
    "  -q                         no progress\n"
    "\n"
    "An edition's files are written together or not at all: after an error in its content, or of\n"
    "the system, the old ones stay. A file with an error of its own is left out. SOURCE_DATE_EPOCH\n"
    "sets the dates inside the PDF, ORISON_MEMORY the MiB that a process may take (1024).\n";

static const char calibrate_page[] =
    "  orison calibrate [-l LAYOUT] [-L LANG] [-o DIR]\n"
    "\n"
    "Writes DIR/calibrate.LAYOUT.pdf: two sides of the layout's sheet (default: booklet-a4). "
    "Printed\n"
    "on both sides and measured with a ruler, they say how far the printer lies off on each side,\n"
    "and which edges it cannot print on. The sheet has its own instructions; the numbers go into\n"
    "the layout's `printer`. Its arrows tell whether the printer turned the sheet as asked, in "
    "the\n"
    "words of LANG.\n";

static const char fonts_page[] =
    "  orison fonts [-l LAYOUT]\n"
    "\n"
    "Lists the font catalogue: stack, language or script, family, file, whether it is there, and\n"
    "the Debian package that has it.\n";

static const char schema_page[] =
    "  orison schema content|layout|printer [json|man|markdown]\n"
    "\n"
    "Prints which keys such a file may have, with what each is for: as JSON Schema, which editors\n"
    "check and complete by; as a manual page; or as tables in Markdown.\n";

static const char read_page[] =
    "  orison read FILE.pdf\n"
    "\n"
    "Prints what a screen reader would say of a tagged PDF, from the finished file: one line a\n"
    "block, indented by nesting, with its role, its language in brackets where that changes, and\n"
    "its text. Within it stand [link “NAME”: TEXT → ADDRESS], [note: …] for the call of a note, "
    "and\n"
    "[LANG: TEXT]; a bracket of the text itself has a \\ before it. A file without tags is an\n"
    "error.\n";

static const char po_page[] = "  orison po update CONTENT LANG...\n"
                              "  orison po status CONTENT\n"
                              "\n"
                              "update makes or refreshes the catalogue of each language, "
                              "STEM/LANG.po beside CONTENT: what was\n"
                              "translated stays; what changed in the source is marked fuzzy, what "
                              "went is kept as obsolete, and\n"
                              "what another content file's catalogue has comes filled. A "
                              "translator edits it in Poedit, Weblate\n"
                              "or a text editor; each entry says its role, what to keep, and the "
                              "lines that it has room for.\n"
                              "status shows for each catalogue how much is translated, stale (the "
                              "source was edited since) and\n"
                              "missing; with --diagnostics json as one object a line.\n";

void help_write(FILE *out, const char *command)
{
    if (command && strcmp(command, "calibrate") == 0) {
        fputs(calibrate_page, out);
        return;
    }
    if (command && strcmp(command, "fonts") == 0) {
        fputs(fonts_page, out);
        return;
    }
    if (command && strcmp(command, "schema") == 0) {
        fputs(schema_page, out);
        return;
    }
    if (command && strcmp(command, "read") == 0) {
        fputs(read_page, out);
        return;
    }
    if (command && strcmp(command, "po") == 0) {
        fputs(po_page, out);
        return;
    }
    bool is_build = command && (strcmp(command, "build") == 0 || strcmp(command, "check") == 0 ||
                                strcmp(command, "why") == 0);
    if (is_build)
        fprintf(out, "  orison %s CONTENT [option]...\n\n", command);
    else
        fprintf(out, "%s\n", overview);
    fputs(options, out);
}
