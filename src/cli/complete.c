/* Completions for bash, zsh and fish, from the table. Names of layouts are asked of the program
 * when they are needed (`orison layouts`), so that a user's own are among them. */
#include <stdbool.h>
#include <string.h>

#include "cli/help.h"

#define LAYOUT_NAMES "orison layouts 2>/dev/null | sed -n 's/^[* ]\\([a-z0-9][^ ]*\\).*/\\1/p'"

static void write_command_names(FILE *out)
{
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++)
        fprintf(out, "%s%s", i ? " " : "", commands[i].name);
}

/* --- bash --------------------------------------------------------------------------------------
 */

/* "-l|--layout)" */
static void write_bash_case(FILE *out, const struct option_row *row)
{
    fputs("    ", out);
    if (row->letter)
        fprintf(out, "-%c|", row->letter);
    fprintf(out, "--%s) ", row->name);
    switch (row->completion) {
    case COMPLETE_LAYOUT:
        fputs("COMPREPLY=($(compgen -W \"all $(" LAYOUT_NAMES ")\" -- \"$cur\") "
              "$(compgen -f -X '!*.yaml' -- \"$cur\"))",
              out);
        break;
    case COMPLETE_CHOICE:
        fprintf(out, "COMPREPLY=($(compgen -W \"%s\" -- \"$cur\"))", row->choices);
        break;
    case COMPLETE_FOLDER:
        fputs("COMPREPLY=($(compgen -d -- \"$cur\"))", out);
        break;
    case COMPLETE_CONTENT:
    case COMPLETE_PDF:
        fputs("_orison_files yaml", out);
        break;
    case COMPLETE_NOTHING:
    case COMPLETE_COMMAND:
        fputs("COMPREPLY=()", out);
        break;
    }
    fputs("; return;;\n", out);
}

static void write_option_words(FILE *out, const struct command_row *row)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!(row->options & 1u << i))
            continue;
        if (options[i].letter)
            fprintf(out, "-%c ", options[i].letter);
        fprintf(out, "--%s ", options[i].name);
    }
}

static void write_bash_command(FILE *out, const struct command_row *row)
{
    fprintf(out, "    %s) words='", row->name);
    write_option_words(out, row);
    fputs("'; ", out);
    if (row->choices)
        fprintf(out, "first='%s'; ", row->choices);
    if (row->completion == COMPLETE_COMMAND) {
        fputs("first='", out);
        write_command_names(out);
        fputs("'; ", out);
    }
    if (row->completion == COMPLETE_CONTENT)
        fputs("files=yaml; ", out);
    if (row->completion == COMPLETE_PDF)
        fputs("files=pdf; ", out);
    fputs(";;\n", out);
}

void complete_write_bash(FILE *out)
{
    fputs("# bash completion for orison: made by `orison document bash`.\n"
          "_orison_files() {\n"
          "  local IFS=$'\\n'\n"
          "  COMPREPLY+=($(compgen -f -X \"!*.$1\" -- \"$cur\") $(compgen -d -- \"$cur\"))\n"
          "  compopt -o filenames 2>/dev/null\n"
          "}\n"
          "_orison() {\n"
          "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
          "  local command= count=0 words= first= files= i\n"
          "  COMPREPLY=()\n"
          "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "    case ${COMP_WORDS[i]} in\n"
          "    -*) ;;\n"
          "    *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else count=$((count + 1)); "
          "fi;;\n"
          "    esac\n"
          "  done\n"
          "  case $prev in\n",
          out);
    for (int i = 0; i < OPTION_WORD_COUNT; i++)
        write_bash_case(out, &options[i]);
    fputs("  esac\n  case $command in\n", out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++)
        write_bash_command(out, &commands[i]);
    fputs("    '') first='", out);
    write_command_names(out);
    fputs(" --help --version';;\n"
          "  esac\n"
          "  if [[ $cur == -* && -n $command ]]; then\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
          "  elif [[ -n $first && $count -eq 0 ]]; then\n"
          "    COMPREPLY=($(compgen -W \"$first\" -- \"$cur\"))\n"
          "  elif [[ -n $files ]]; then\n"
          "    _orison_files $files\n"
          "  fi\n"
          "}\n"
          "complete -F _orison orison\n",
          out);
}

/* --- zsh ---------------------------------------------------------------------------------------
 */

/* Text inside zsh's '[…]' within single quotes: without what ends them. */
static void write_zsh_text(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", out);
        else if (strchr("[]:\\", *text))
            fprintf(out, "\\%c", *text);
        else if (*text != '`')
            fputc(*text, out);
    }
}

static void write_zsh_action(FILE *out, enum completion completion, const char *choices)
{
    switch (completion) {
    case COMPLETE_LAYOUT:
        fputs("_orison_layouts", out);
        break;
    case COMPLETE_CHOICE:
        fprintf(out, "(%s)", choices);
        break;
    case COMPLETE_FOLDER:
        fputs("_files -/", out);
        break;
    case COMPLETE_CONTENT:
        fputs("_files -g \"*.yaml\"", out);
        break;
    case COMPLETE_PDF:
        fputs("_files -g \"*.pdf\"", out);
        break;
    case COMPLETE_COMMAND:
        fputs("_orison_commands", out);
        break;
    case COMPLETE_NOTHING:
        break;
    }
}

static void write_zsh_option(FILE *out, const struct option_row *row)
{
    bool is_repeated = row == &options[OPTION_LAYOUT] || row == &options[OPTION_LANGUAGE];
    const char *names[2] = {"", row->name};
    char letter[2] = {row->letter, '\0'};
    names[0] = letter;
    for (int i = row->letter ? 0 : 1; i < 2; i++) {
        fprintf(out, " \\\n      '%s%s%s", is_repeated ? "*" : "", i == 0 ? "-" : "--", names[i]);
        fprintf(out, "%s[", row->word && i == 1 ? "=" : "");
        write_zsh_text(out, row->about);
        fputs("]", out);
        if (row->word) {
            fputs(":", out);
            write_zsh_text(out, row->word);
            fputs(":", out);
            write_zsh_action(out, row->completion, row->choices);
        }
        fputs("'", out);
    }
}

static void write_zsh_command(FILE *out, const struct command_row *row)
{
    fprintf(out, "    %s)\n    _arguments -s", row->name);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (row->options & 1u << i)
            write_zsh_option(out, &options[i]);
    if (row->choices)
        fprintf(out, " \\\n      '1:word:(%s)'", row->choices);
    if (row->completion != COMPLETE_NOTHING && !(row->choices && row->word_most == 2)) {
        fprintf(out, " \\\n      '%s:", row->choices ? "*" : "1");
        write_zsh_text(out, row->choices ? "file" : row->words);
        fputs(":", out);
        write_zsh_action(out, row->completion, row->choices);
        fputs("'", out);
    }
    fputs(" ;;\n", out);
}

void complete_write_zsh(FILE *out)
{
    fputs("#compdef orison\n# Made by `orison document zsh`.\n"
          "_orison_layouts() {\n"
          "  local -a names\n"
          "  names=(all ${(f)\"$(" LAYOUT_NAMES ")\"})\n"
          "  _alternative 'layouts:layout:compadd -a names' 'files:file:_files -g \"*.yaml\"'\n"
          "}\n"
          "_orison_commands() {\n"
          "  local -a names\n"
          "  names=(\n",
          out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++) {
        fprintf(out, "    '%s:", commands[i].name);
        write_zsh_text(out, commands[i].summary);
        fputs("'\n", out);
    }
    fputs("  )\n"
          "  _describe command names\n"
          "}\n"
          "_orison() {\n"
          "  local curcontext=$curcontext state line\n"
          "  _arguments -C '(- *)'{-h,--help}'[Help]' '(- *)'{-V,--version}'[Version]' "
          "'1:command:_orison_commands' '*::word:->word'\n"
          "  [[ $state == word ]] || return\n"
          "  case $line[1] in\n",
          out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++)
        write_zsh_command(out, &commands[i]);
    fputs("  esac\n}\n"
          "if [[ ${funcstack[1]} == _orison ]]; then _orison \"$@\"; else compdef _orison orison; "
          "fi\n",
          out);
}

/* --- fish --------------------------------------------------------------------------------------
 */

static void write_fish_text(FILE *out, const char *text)
{
    fputc('\'', out);
    for (; *text; text++)
        fprintf(out, strchr("'\\", *text) ? "\\%c" : "%c", *text);
    fputc('\'', out);
}

/* The commands that have an option, for fish's condition. */
static void write_fish_condition(FILE *out, uint32_t option)
{
    fputs("complete -c orison -n '__fish_seen_subcommand_from", out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++)
        if (commands[i].options & 1u << option)
            fprintf(out, " %s", commands[i].name);
    fputs("'", out);
}

static void write_fish_values(FILE *out, enum completion completion, const char *choices)
{
    switch (completion) {
    case COMPLETE_LAYOUT:
        fputs(" -k -a \"all (orison layouts 2>/dev/null | string match -rg '^[* ]([a-z0-9]\\S*)') "
              "(__fish_complete_suffix .yaml)\"",
              out);
        break;
    case COMPLETE_CHOICE:
        fprintf(out, " -a '%s'", choices);
        break;
    case COMPLETE_FOLDER:
        fputs(" -a '(__fish_complete_directories)'", out);
        break;
    case COMPLETE_CONTENT:
        fputs(" -k -a '(__fish_complete_suffix .yaml)'", out);
        break;
    case COMPLETE_PDF:
        fputs(" -k -a '(__fish_complete_suffix .pdf)'", out);
        break;
    case COMPLETE_COMMAND:
        fputs(" -a '", out);
        write_command_names(out);
        fputs("'", out);
        break;
    case COMPLETE_NOTHING:
        break;
    }
}

void complete_write_fish(FILE *out)
{
    fputs("# fish completion for orison: made by `orison document fish`.\n"
          "complete -c orison -f\n"
          "complete -c orison -n __fish_use_subcommand -s h -l help -d Help\n"
          "complete -c orison -n __fish_use_subcommand -s V -l version -d Version\n",
          out);
    for (int i = 0; i < COMMAND_TOLD_COUNT; i++) {
        const struct command_row *row = &commands[i];
        fprintf(out, "complete -c orison -n __fish_use_subcommand -a %s -d ", row->name);
        write_fish_text(out, row->summary);
        fputc('\n', out);
        if (row->choices)
            fprintf(out, "complete -c orison -n '__fish_seen_subcommand_from %s' -a '%s'\n",
                    row->name, row->choices);
        if (row->completion == COMPLETE_NOTHING || row->completion == COMPLETE_CHOICE)
            continue;
        fprintf(out, "complete -c orison -n '__fish_seen_subcommand_from %s'", row->name);
        write_fish_values(out, row->completion, row->choices);
        fputc('\n', out);
    }
    for (uint32_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &options[i];
        if (i == OPTION_VERSION)
            continue;
        write_fish_condition(out, i);
        if (row->letter)
            fprintf(out, " -s %c", row->letter);
        fprintf(out, " -l %s", row->name);
        if (row->word)
            fputs(" -x", out);
        write_fish_values(out, row->word ? row->completion : COMPLETE_NOTHING, row->choices);
        fputs(" -d ", out);
        write_fish_text(out, row->about);
        fputc('\n', out);
    }
}
