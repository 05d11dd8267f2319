/* Ending before time: see ending.h. Handlers call what POSIX allows them (signal-safety(7)) and
 * read the list, which changes only while the signals that read it are held back. */
#include "base/ending.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    HANDLER_STACK = 64 << 10, /* for a stack that ran over */
    LIMIT_STATUS = 1          /* the input asks for too much */
};

static struct ending *list; /* newest first */
static sigset_t before_hold;
static volatile sig_atomic_t is_json_form, is_ending, is_settled, settled_status;

static const int polite[] = {SIGTERM, SIGINT, SIGHUP};
static const int faults[] = {SIGABRT, SIGBUS, SIGSEGV, SIGFPE, SIGILL};

#define COUNT(items) (sizeof(items) / sizeof *(items))

static void block_polite(sigset_t *before)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < COUNT(polite); i++)
        sigaddset(&set, polite[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

void ending_hold(void)
{
    block_polite(&before_hold);
}

void ending_release(void)
{
    sigprocmask(SIG_SETMASK, &before_hold, NULL);
}

void ending_add(struct ending *ending)
{
    sigset_t before;
    block_polite(&before);
    ending->before = list;
    ending->after = NULL;
    if (list)
        list->after = ending;
    list = ending;
    sigprocmask(SIG_SETMASK, &before, NULL);
}

void ending_remove(struct ending *ending)
{
    sigset_t before;
    block_polite(&before);
    if (ending->after)
        ending->after->before = ending->before;
    else
        list = ending->before;
    if (ending->before)
        ending->before->after = ending->after;
    sigprocmask(SIG_SETMASK, &before, NULL);
}

void ending_begin_child(pid_t parent)
{
    list = NULL;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(ENDING_STATUS);
}

/* All are told before any is waited for. */
static void remove_listed(void)
{
    for (const struct ending *at = list; at; at = at->before)
        if (at->kind == ENDING_CHILD)
            kill(at->child, SIGTERM);
    for (const struct ending *at = list; at; at = at->before) {
        if (at->kind == ENDING_CHILD)
            while (waitpid(at->child, NULL, 0) < 0 && errno == EINTR)
                continue;
        else if (at->kind == ENDING_FILE)
            unlink(at->path);
        else if (at->kind == ENDING_FOLDER)
            rmdir(at->path);
    }
    list = NULL;
}

/* --- messages ----------------------------------------------------------------------------------
 */

static void say(const char *text)
{
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t put = write(STDERR_FILENO, text, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return;
        text += put;
        length -= (size_t)put;
    }
}

/* A path within a JSON string, or on a terminal: bytes that neither takes are shown as `?`. */
static void say_path(const char *path)
{
    for (; *path; path++) {
        char text[2] = {*path, '\0'};
        bool is_odd = (unsigned char)*path < 0x20 || *path == 0x7F || *path == '"' || *path == '\\';
        say(is_odd ? "?" : text);
    }
}

static void say_report(const char *path, const char *code, const char *message)
{
    if (!is_json_form) {
        say_path(path ? path : "orison");
        say(": error: ");
        say(message);
        say(" [");
        say(code);
        say("]\n");
        return;
    }
    say("{\"file\":\"");
    say_path(path ? path : "");
    say("\",\"line\":0,\"column\":0,\"severity\":\"error\",\"code\":\"");
    say(code);
    say("\",\"message\":\"");
    say(message);
    say("\",\"hint\":\"\",\"edition\":\"\",\"layout\":\"\"}\n");
}

void ending_set_form(bool is_json)
{
    is_json_form = is_json;
}

_Noreturn void ending_now(int status, const char *path, const char *code, const char *message)
{
    sigset_t before;
    block_polite(&before);
    say_report(path, code, message);
    remove_listed();
    _exit(status);
}

void ending_settle(int status)
{
    settled_status = status;
    is_settled = true;
}

_Noreturn void ending_without_memory(void)
{
    if (is_settled)
        ending_now(settled_status, NULL, "memory",
                   "out of memory while the run was told of; its files are whole");
    ending_now(ENDING_STATUS, NULL, "memory",
               "out of memory; files that were not finished are as they were");
}

/* --- handlers ----------------------------------------------------------------------------------
 */

static void end_by(int signal_no)
{
    signal(signal_no, SIG_DFL);
    raise(signal_no);
    sigset_t set; /* it is held back while its handler runs */
    sigemptyset(&set);
    sigaddset(&set, signal_no);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    _exit(128 + signal_no);
}

static void end_politely(int signal_no)
{
    remove_listed();
    end_by(signal_no);
}

/* The mapped file whose bytes lie at `address`, or NULL. */
static const char *find_mapped(const char *address)
{
    for (const struct ending *at = list; at; at = at->before)
        if (at->kind == ENDING_MAPPING && address >= at->bytes && address < at->bytes + at->length)
            return at->path;
    return NULL;
}

static void end_of_fault(int signal_no, siginfo_t *info, void *context)
{
    (void)context;
    if (is_ending)
        end_by(signal_no);
    is_ending = true;
    const char *path = signal_no == SIGBUS ? find_mapped(info->si_addr) : NULL;
    if (path)
        ending_now(ENDING_STATUS, path, "file", "was cut short while it was read; try again");
    if (signal_no == SIGABRT)
        ending_now(
            ENDING_STATUS, NULL, "internal",
            "stopped by a fault within the program or a library; files that were not finished are "
            "as they were");
    say_report(NULL, "internal",
               "a fault within the program or a library; files that were not finished are as they "
               "were");
    remove_listed();
    end_by(signal_no);
}

static struct {
    const char *path, *message;
} limit;

static void end_of_work(int signal_no)
{
    (void)signal_no;
    ending_now(LIMIT_STATUS, limit.path, "too-long", limit.message);
}

void ending_limit_work(unsigned seconds, const char *path, const char *message)
{
    const struct sigaction action = {.sa_handler = end_of_work};
    const struct itimerval until = {.it_value = {.tv_sec = seconds}};
    limit.path = path;
    limit.message = message;
    sigaction(SIGPROF, &action, NULL);
    setitimer(ITIMER_PROF, &until, NULL);
}

static void install(int signal_no, const struct sigaction *action)
{
    struct sigaction before;
    if (sigaction(signal_no, NULL, &before) == 0 && before.sa_handler == SIG_DFL)
        sigaction(signal_no, action, NULL);
}

/* A stream that is closed and read or written fails as before; a message to nobody is no failure.
 */
static void fill_streams(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0)
            (void)!open("/dev/null", file == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
}

void ending_install(void)
{
    static char stack[HANDLER_STACK];
    const stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    struct sigaction politely = {.sa_handler = end_politely};
    struct sigaction of_fault = {.sa_sigaction = end_of_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    fill_streams();
    sigaltstack(&other, NULL);
    for (size_t i = 0; i < COUNT(polite); i++)
        sigaddset(&politely.sa_mask, polite[i]);
    for (size_t i = 0; i < COUNT(polite); i++)
        install(polite[i], &politely);
    for (size_t i = 0; i < COUNT(faults); i++)
        install(faults[i], &of_fault);
}
