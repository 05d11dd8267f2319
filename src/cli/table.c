/* The rows of the command line: see table.h. */
#include "cli/table.h"

#define BIT(option) (1u << (option))

enum {
    FOR_ALL = BIT(OPTION_DIAGNOSTICS) | BIT(OPTION_QUIET) | BIT(OPTION_VERBOSE) | BIT(OPTION_HELP),
    FOR_PAGES = FOR_ALL | BIT(OPTION_LAYOUT) | BIT(OPTION_LANGUAGE) | BIT(OPTION_PRINTER) |
                BIT(OPTION_STRICT) | BIT(OPTION_VERIFY) | BIT(OPTION_TIMINGS) |
                BIT(OPTION_NO_CACHE),
    FOR_BOOKLETS = FOR_PAGES | BIT(OPTION_JOBS) | BIT(OPTION_DUMP)
};

const struct command_row commands[COMMAND_COUNT] = {
    [COMMAND_BUILD] =
        {.name = "build",
         .words = "CONTENT",
         .needs = "a content file",
         .summary = "make the PDFs of a content file",
         .about = "Writes DIR/STEM.LANG.LAYOUT.pdf for each language and layout, and prints the "
                  "paths, one a line, on standard output.\n"
                  "A file is written beside its final name and renamed, so a failed build leaves "
                  "the last good file as it was. An edition's files are written together or not at "
                  "all: after an error in its content or catalogue, or of the system, the old ones "
                  "stay. A file with an error of its own (a press file's, say) is left out.\n"
                  "CONTENT may be -, for standard input: pictures are then looked for in the "
                  "present folder, and there are no catalogues.",
         .example =
             "orison build march.yaml -l all -L all\n"
             "makes all six deliverables in every language that march.yaml is translated to.",
         .completion = COMPLETE_CONTENT,
         .word_least = 1,
         .word_most = 1,
         .options = FOR_BOOKLETS | BIT(OPTION_OUT)},
    [COMMAND_CHECK] =
        {.name = "check",
         .words = "CONTENT",
         .needs = "a content file",
         .summary = "do all that build does, but write no file, and judge the pages",
         .about = "Tells what is wrong with the content, and what is not beautiful on the pages: "
                  "loose lines, rivers, words that stand over each other, links that only say "
                  "\"here\". CONTENT may be -, for standard input.",
         .example = "orison check march.yaml\n"
                    "tells all that is wrong with march.yaml.",
         .completion = COMPLETE_CONTENT,
         .word_least = 1,
         .word_most = 1,
         .options = FOR_BOOKLETS | BIT(OPTION_FIGURES),
         .ignored = BIT(OPTION_OUT)},
    [COMMAND_WHY] =
        {.name = "why",
         .words = "CONTENT",
         .needs = "a content file",
         .summary = "tell the costs behind a page's breaks and the booklet's sizes",
         .about = "Needs --page. Prints what the breaks of that page cost, what else was possible, "
                  "and how the sizes were chosen.",
         .example = "orison why march.yaml -l booklet-a4 --page 3\n"
                    "tells why page 3 of the booklet ends where it does.",
         .completion = COMPLETE_CONTENT,
         .word_least = 1,
         .word_most = 1,
         .options = FOR_PAGES | BIT(OPTION_PAGE)},
    [COMMAND_NEW] =
        {.name = "new",
         .words = "FILE",
         .needs = "a name for the new file",
         .summary = "make a content file to begin with, or next month's",
         .about =
             "Writes a commented content file that `orison check` accepts. FILE must not be "
             "there yet.\n"
             "With --like OLD, FILE is next month's: a copy of OLD with the date after OLD's, "
             "to be written over, and a catalogue for every language that OLD has, filled with "
             "what OLD's says. What was a draft stays one.",
         .example = "orison new april.yaml --like march.yaml\n"
                    "makes April's content file and its catalogues from March's.",
         .completion = COMPLETE_CONTENT,
         .word_least = 1,
         .word_most = 1,
         .options = FOR_ALL | BIT(OPTION_LIKE)},
    [COMMAND_PO] =
        {.name = "po",
         .words = "update|template|status CONTENT [LANG...]",
         .needs = "one of update, template and status, and a content file",
         .summary = "make, refresh and count translation catalogues",
         .about =
             "update makes or refreshes the catalogue of each language, STEM/LANG.po beside "
             "CONTENT; all stands for every language that has one. What was translated stays; what "
             "changed in the source is marked fuzzy, what went is kept as obsolete, and what "
             "another content file's catalogue has comes filled. A translator edits it in Poedit, "
             "Weblate or a text editor; each entry says its role, what to keep, and the lines that "
             "it has room for.\n"
             "template writes STEM/STEM.pot, a catalogue without translations, from which Weblate "
             "and OmegaT begin a language.\n"
             "status shows for each catalogue how much is translated, stale (the source was edited "
             "since) and missing; with --diagnostics json as one object a line.",
         .example = "orison po update march.yaml es fr\n"
                    "makes or refreshes the Spanish and the French catalogue.",
         .choices = "update template status",
         .completion = COMPLETE_CONTENT,
         .word_least = 2,
         .word_most = SIZE_MAX,
         .options = FOR_ALL | BIT(OPTION_LAYOUT)},
    [COMMAND_READ] =
        {.name = "read",
         .words = "FILE.pdf",
         .needs = "a finished PDF",
         .summary = "print what a screen reader would say of a finished PDF",
         .about =
             "One line a block, indented by nesting, with its role, its language in brackets "
             "where that changes, and its text. Within it stand [link \"NAME\": TEXT -> "
             "ADDRESS], [note: ...] for the call of a note, and [LANG: TEXT]; a bracket of the "
             "text itself has a \\ before it. A file without tags is an error.",
         .example = "orison read out/march.en.screen.pdf\n"
                    "prints what a blind reader will hear of the booklet.",
         .completion = COMPLETE_PDF,
         .word_least = 1,
         .word_most = 1,
         .options = FOR_ALL},
    [COMMAND_CALIBRATE] =
        {.name = "calibrate",
         .words = "",
         .summary = "make a sheet that measures a printer",
         .about = "Writes DIR/calibrate.LAYOUT.pdf: two sides of the layout's sheet. Printed on "
                  "both sides and measured with a ruler, they say how far the printer lies off on "
                  "each side, and which edges it cannot print on. The sheet has its own "
                  "instructions; the numbers go into a file for --printer.",
         .example = "orison calibrate -l booklet-a4\n"
                    "makes the sheet for a printer with A4 paper.",
         .word_most = 0,
         .options = FOR_ALL | BIT(OPTION_LAYOUT) | BIT(OPTION_LANGUAGE) | BIT(OPTION_OUT)},
    [COMMAND_LAYOUTS] = {.name = "layouts",
                         .words = "",
                         .summary = "list the layouts that there are",
                         .about = "A line a layout: its name, its pages, its sheet and what it is; "
                                  "those of `-l all` are marked with a star.",
                         .word_most = 0,
                         .options = FOR_ALL},
    [COMMAND_FONTS] = {.name = "fonts",
                       .words = "",
                       .summary = "list what the font catalogue names, and what is missing",
                       .about =
                           "A line a font: stack, language or script, family, file, whether it "
                           "is there, and the Debian package that has it.",
                       .word_most = 0,
                       .options = FOR_ALL | BIT(OPTION_LAYOUT)},
    [COMMAND_SCHEMA] =
        {.name = "schema",
         .words = "content|layout|printer [json|man|markdown]",
         .needs = "one of content, layout and printer",
         .summary = "tell what may stand in a file",
         .about = "json (or nothing): a JSON Schema, with which editors complete keys and mark "
                  "mistakes while they are typed; man: a manual page; markdown: the reference of "
                  "the READMEs.",
         .example = "orison schema content\n"
                    "prints what may stand in a content file, for an editor.",
         .choices = "content layout printer",
         .completion = COMPLETE_CHOICE,
         .word_least = 1,
         .word_most = 2,
         .options = FOR_ALL},
    [COMMAND_HELP] = {.name = "help",
                      .words = "[COMMAND]",
                      .needs = "one command",
                      .summary = "tell of a command and its options",
                      .about = "Without a word: all commands, a line each.",
                      .completion = COMPLETE_COMMAND,
                      .word_most = 1,
                      .options = FOR_ALL},
    [COMMAND_DOCUMENT] = {.name = "document",
                          .words = "man|bash|zsh|fish",
                          .needs = "one of man, bash, zsh and fish",
                          .summary = "write the manual page or a shell's completions",
                          .about = "For the build of Orison itself.",
                          .choices = "man bash zsh fish",
                          .completion = COMPLETE_CHOICE,
                          .word_least = 1,
                          .word_most = 1,
                          .options = FOR_ALL},
};

const struct option_row options[OPTION_COUNT] = {
    [OPTION_LAYOUT] = {'l', "layout", "LAYOUT",
                       "A layout file, or the name of one (see `orison layouts`); all: the six "
                       "deliverables. May stand more than once.",
                       "screen and booklet-a4; calibrate: booklet-a4", NULL, COMPLETE_LAYOUT,
                       "a layout"},
    [OPTION_LANGUAGE] =
        {'L', "language", "LANG",
         "The language of an edition, by its BCP 47 tag; all: the content's own and "
         "every catalogue beside it; en-XA and ar-XB: computed, to try a design. "
         "May stand more than once.",
         "the content's own language", "all en-XA ar-XB", COMPLETE_CHOICE, "a language"},
    [OPTION_OUT] = {'o', "output", "DIR", "Where files go; made if missing.", "out", NULL,
                    COMPLETE_FOLDER, "a folder"},
    [OPTION_PRINTER] = {0, "printer", "FILE",
                        "An office printer's profile, in the place of the layout's: what "
                        "`orison calibrate` measured.",
                        "the layout's", NULL, COMPLETE_CONTENT, "a file"},
    [OPTION_LIKE] = {0, "like", "OLD", "The content file of the issue before.", NULL, NULL,
                     COMPLETE_CONTENT, "a content file"},
    [OPTION_PAGE] = {0, "page", "N", "The page that is asked about.", NULL, NULL, COMPLETE_NOTHING,
                     "a number"},
    [OPTION_DUMP] = {0, "dump", "STAGE",
                     "Text dump of a stage on standard output, and no PDF: doc, layout, text, "
                     "lines, pages or sheets.",
                     NULL, "doc layout text lines pages sheets", COMPLETE_CHOICE, "a stage"},
    [OPTION_JOBS] = {'j', "jobs", "N", "Editions made at once, a process each.",
                     "as many as the machine has cores", NULL, COMPLETE_NOTHING, "a number"},
    [OPTION_DIAGNOSTICS] = {0, "diagnostics", "text|json",
                            "Form of the messages on standard error; json: one object a line.",
                            "text", "text json", COMPLETE_CHOICE, "text or json"},
    [OPTION_STRICT] = {0, "strict", NULL, "A warning fails the build.", NULL, NULL, 0, NULL},
    [OPTION_VERIFY] = {0, "verify", NULL, "Read each finished file back before it is written.",
                       NULL, NULL, 0, NULL},
    [OPTION_FIGURES] = {0, "figures", NULL,
                        "Also how even each edition's pages are: word spaces, hyphens, feet, grid.",
                        NULL, NULL, 0, NULL},
    [OPTION_QUIET] = {'q', "quiet", NULL, "Only warnings and errors.", NULL, NULL, 0, NULL},
    [OPTION_VERBOSE] = {'v', "verbose", NULL,
                        "Every note of every file, each preflight check among them.",
                        "equal notes once, with a count", NULL, 0, NULL},
    [OPTION_TIMINGS] = {0, "timings", NULL,
                        "CPU seconds and peak bytes a stage, on standard error.", NULL, NULL, 0,
                        NULL},
    [OPTION_NO_CACHE] = {0, "no-cache", NULL, "Shape every run of text whole, for comparison.",
                         NULL, NULL, 0, NULL},
    [OPTION_HELP] = {'h', "help", NULL, "Tell of the command.", NULL, NULL, 0, NULL},
    [OPTION_VERSION] = {'V', "version", NULL, "Print the version.", NULL, NULL, 0, NULL},
};

const char *const exit_statuses[4] = {"fine, warnings included", "the input has errors",
                                      "wrong usage",
                                      "the system failed (disk, memory, installation)"};

const struct named_text program_files[] = {
    {"layouts/, fonts/, hyphen/",
     "What Orison brings along. They are looked for beside a layout that is named by its path, in "
     "$ORISON_DATA, beside the executable, in ../share/orison from there, and in the PREFIX that "
     "it "
     "was built for."},
    {"STEM/LANG.po", "The translation catalogue of a language, beside the content STEM.yaml."},
    {"STEM/LANG.words", "Words of an edition and how they divide, where there is such a list."},
    {NULL, NULL}};

const struct named_text program_variables[] = {
    {"ORISON_DATA",
     "A folder with layouts/, fonts/ and hyphen/ that is looked in before the installed one."},
    {"ORISON_MEMORY",
     "MiB that a process may take for what it reads and makes (1024). A content that needs more is "
     "refused at its place."},
    {"SOURCE_DATE_EPOCH", "Seconds since 1970 that set the dates inside the files."},
    {"NO_COLOR", "Where it is set and not empty, messages on a terminal have no colour."},
    {NULL, NULL}};
