/* Editions: see editions.h.
 *
 * In: a request and languages. Out: the same files and messages as one run a language would give,
 * in order. No library here is used from two threads, so an edition is a process: forked, it writes
 * to two files without a name, which are copied to the real streams once every edition before it
 * has been. A process that dies is an error of its edition alone. */
#include "cli/editions.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/ending.h"
#include "cli/telling.h"
#include "po/po.h"

struct edition_run {
    struct pipeline_request request;
    struct pipeline *begun; /* where its family's size was asked for; NULL */
    struct ending child;    /* its pid is 0 where it was not started */
    FILE *out, *reports;
    int signal; /* that ended it; 0: none */
    enum outcome outcome;
    bool is_ended;
};

struct runs {
    const struct pipeline_request *pattern;
    const struct word_list *languages;
    struct edition_run *runs;
    struct telling *telling;
    size_t file_count; /* lines on standard output: files, where they are written */
    size_t started_count, ended_count, written_count, process_count;
    time_t start;
    bool has_progress, is_shown;
};

static bool has_word(const struct word_list *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if ((word && words->at[i]) ? strcmp(words->at[i], word) == 0 : word == words->at[i])
            return true;
    return false;
}

static void add_language(struct arena *arena, struct word_list *out, const char *tag)
{
    if (!has_word(out, tag))
        *array_add(arena, out) = tag;
}

static void add_all(struct arena *arena, struct diag *diag, const char *content,
                    struct word_list *out)
{
    size_t count;
    struct slice *found = po_languages(arena, diag, content, &count);
    po_check_names(arena, diag, content);
    add_language(arena, out, NULL);
    for (size_t i = 0; i < count; i++)
        add_language(arena, out, slice_terminated(arena, found[i]));
    if (count > 0)
        return;
    diag_note_path(diag, content, "po-languages",
                   "no catalogue lies beside it: “all” is one edition");
    diag_hint(diag, "`orison po update %s all` begins those that the issue before has", content);
}

bool editions_find(struct arena *arena, struct diag *diag, const char *content,
                   const struct word_list *asked, struct word_list *out)
{
    for (size_t i = 0; i < asked->count; i++) {
        struct slice tag = slice_of(asked->at[i]);
        if (slice_is(tag, "all")) {
            add_all(arena, diag, content, out);
            continue;
        }
        struct asked_language words = {tag, NO_PLACE, "usage", " after -L"};
        if (!language_read(arena, diag, words, &tag))
            return false;
        add_language(arena, out, slice_terminated(arena, tag));
    }
    if (asked->count == 0)
        add_language(arena, out, NULL);
    return diag_system_count(diag) == 0;
}

static bool is_build(const struct pipeline_request *request)
{
    return !request->is_check && request->dump == STAGE_NONE && request->why_page == 0;
}

/* Runs an edition, or what is left of it. */
static enum outcome run_edition(struct edition_run *run)
{
    return pipeline_end(run->begun ? run->begun : pipeline_begin(&run->request));
}

/* What a child does; it never returns. */
static void run_child(struct edition_run *run)
{
    run->request.out = run->out;
    run->request.reports = run->reports;
    run->request.is_told = true;
    enum outcome outcome = run_edition(run);
    bool is_written = fflush(run->out) == 0 && fflush(run->reports) == 0;
    _exit(is_written ? (int)outcome : OUTCOME_SYSTEM);
}

static void start_next(struct runs *all)
{
    size_t index = all->started_count++;
    struct edition_run *run = &all->runs[index];
    run->out = tmpfile();
    run->reports = tmpfile();
    pid_t parent = getpid();
    ending_hold();
    run->child = (struct ending){.kind = ENDING_CHILD, .child = -1};
    if (run->out && run->reports)
        run->child.child = fork();
    if (run->child.child == 0) {
        ending_begin_child(parent);
        ending_release();
        run_child(run);
    }
    if (run->child.child > 0)
        ending_add(&run->child);
    ending_release();
    if (run->child.child > 0)
        return;
    fputs("orison: error: no process can be started for an edition [process]\n", stderr);
    run->outcome = OUTCOME_SYSTEM;
    run->is_ended = true;
    all->ended_count++;
}

/* Copies to the real stream; returns the lines. */
static size_t copy_stream(FILE *from, FILE *to)
{
    char bytes[8192];
    size_t count, lines = 0;
    rewind(from);
    while ((count = fread(bytes, 1, sizeof bytes, from)) > 0) {
        for (size_t i = 0; i < count; i++)
            lines += bytes[i] == '\n';
        fwrite(bytes, 1, count, to);
    }
    return lines;
}

/* What an edition said and wrote. */
static void tell_edition(struct runs *all, const struct edition_run *run, const char *language)
{
    if (run->reports) {
        telling_add(all->telling, run->reports);
        fclose(run->reports);
    }
    if (run->signal)
        fprintf(all->pattern->reports,
                "orison: error: the edition %s was ended by signal %d [process]\n",
                language ? language : "of the content", run->signal);
    if (run->out) {
        all->file_count += copy_stream(run->out, all->pattern->out);
        fclose(run->out);
    }
    fflush(all->pattern->out);
}

static void clear_progress(struct runs *all)
{
    if (all->is_shown)
        fputs("\r\033[K", stderr);
    all->is_shown = false;
}

/* Copies what the editions wrote, as far as all before them have ended. */
static void write_ended(struct runs *all)
{
    for (; all->written_count < all->started_count; all->written_count++) {
        struct edition_run *run = &all->runs[all->written_count];
        if (!run->is_ended)
            return;
        clear_progress(all);
        tell_edition(all, run, all->languages->at[all->written_count]);
    }
}

static void show_progress(struct runs *all)
{
    if (!all->has_progress || time(NULL) - all->start < 1 ||
        all->ended_count == all->languages->count)
        return;
    fprintf(stderr, "\r\033[Korison: %zu of %zu editions …", all->ended_count,
            all->languages->count);
    all->is_shown = true;
}

static void end_run(struct runs *all, pid_t pid, int status)
{
    for (size_t i = 0; i < all->started_count; i++) {
        struct edition_run *run = &all->runs[i];
        if (run->child.child != pid || run->is_ended)
            continue;
        ending_remove(&run->child);
        run->is_ended = true;
        all->ended_count++;
        run->outcome = OUTCOME_SYSTEM;
        if (WIFEXITED(status) && WEXITSTATUS(status) <= OUTCOME_SYSTEM)
            run->outcome = (enum outcome)WEXITSTATUS(status);
        if (!WIFEXITED(status))
            run->signal = WTERMSIG(status);
        return;
    }
}

static enum outcome worst_outcome(const struct runs *all)
{
    enum outcome worst = OUTCOME_FINE;
    for (size_t i = 0; i < all->languages->count; i++)
        if (all->runs[i].outcome > worst)
            worst = all->runs[i].outcome;
    return worst;
}

/* One edition, in this process: its dump goes out as it comes. */
static enum outcome run_alone(struct runs *all)
{
    struct edition_run *run = &all->runs[0];
    run->reports = tmpfile();
    if (run->reports) {
        run->request.reports = run->reports;
        run->request.is_told = true;
    }
    run->out = is_build(all->pattern) ? tmpfile() : NULL;
    if (run->out)
        run->request.out = run->out;
    enum outcome outcome = run_edition(run);
    tell_edition(all, run, run->request.language);
    return outcome;
}

static enum outcome run_all(struct runs *all)
{
    const struct word_list *languages = all->languages;
    fflush(NULL);
    while (all->ended_count < languages->count) {
        if (all->started_count < languages->count &&
            all->started_count - all->ended_count < all->process_count) {
            start_next(all);
        } else {
            int status;
            pid_t pid = waitpid(-1, &status, 0);
            if (pid > 0)
                end_run(all, pid, status);
        }
        write_ended(all);
        show_progress(all);
    }
    ending_settle((int)worst_outcome(all));
    write_ended(all);
    return worst_outcome(all);
}

static struct edition_run *find_run(struct runs *all, const char *language)
{
    for (size_t i = 0; i < all->languages->count; i++) {
        const char *one = all->languages->at[i];
        if ((one && language) ? strcmp(one, language) == 0 : one == language)
            return &all->runs[i];
    }
    return NULL;
}

/* The editions of a family: all of the content, those that nobody asked for too. */
struct family {
    struct pipeline **begun;
    size_t count, member_count; /* the members first; then editions that only take their size */
    struct edition_run *others; /* runs that are begun for their need alone */
    size_t other_count;
};

static void begin_member(struct runs *all, const char *language, struct family *family)
{
    struct edition_run *run = find_run(all, language);
    if (!run) {
        run = &family->others[family->other_count++];
        run->request = *all->pattern;
        run->request.language = language;
        run->request.is_check = run->request.has_progress = false;
    }
    if (!run->begun)
        run->begun = pipeline_begin(&run->request);
    family->begun[family->count++] = run->begun;
}

static bool is_member(const struct family *family, const struct pipeline *begun)
{
    for (size_t i = 0; i < family->member_count; i++)
        if (family->begun[i] == begun)
            return true;
    return false;
}

/* Begins the first edition; where its layouts have sizes for a family, all others too, in this
 * process: each is read and set in type once, so the family costs little more than its editions. */
static void begin_family(struct arena *arena, struct diag *diag, struct runs *all)
{
    const struct word_list *asked = all->languages;
    size_t found_count;
    all->runs[0].begun = pipeline_begin(&all->runs[0].request);
    if (!pipeline_is_family(all->runs[0].begun))
        return;
    struct slice *found = po_languages(arena, diag, all->pattern->content, &found_count);
    size_t most = found_count + 1 + asked->count;
    struct family family = {.begun = arena_alloc_items(arena, most, sizeof *family.begun),
                            .others = arena_alloc_items(arena, most, sizeof *family.others)};
    begin_member(all, NULL, &family);
    for (size_t i = 0; i < found_count; i++)
        begin_member(all, slice_terminated(arena, found[i]), &family);
    family.member_count = family.count;
    for (size_t i = 0; i < asked->count; i++)
        if (!is_member(&family, all->runs[i].begun))
            begin_member(all, asked->at[i], &family);
    pipeline_share_size(family.begun, family.member_count, family.count);
    for (size_t i = 0; i < family.other_count; i++)
        pipeline_free(family.others[i].begun);
}

enum outcome editions_run(const struct pipeline_request *pattern, const struct word_list *languages,
                          size_t process_count)
{
    struct arena *arena = arena_make(0);
    struct runs all = {.pattern = pattern,
                       .languages = languages,
                       .process_count = process_count,
                       .start = time(NULL),
                       .has_progress = pattern->has_progress};
    bool is_whole = pattern->is_verbose || pattern->diagnostics == DIAG_JSON;
    all.runs = arena_alloc_items(arena, languages->count, sizeof *all.runs);
    for (size_t i = 0; i < languages->count; i++) {
        all.runs[i].request = *pattern;
        all.runs[i].request.language = languages->at[i];
        all.runs[i].request.has_progress = pattern->has_progress && languages->count == 1;
    }
    all.telling = telling_make(arena, pattern->reports, is_whole, pattern->is_quiet);
    begin_family(arena, diag_make(arena), &all);
    enum outcome worst = languages->count == 1 ? run_alone(&all) : run_all(&all);
    telling_end(all.telling, is_build(pattern) && pattern->diagnostics != DIAG_JSON,
                all.file_count);
    arena_free(arena);
    return worst;
}
