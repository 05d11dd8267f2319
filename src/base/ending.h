/* The end of the program before its time: a signal, a fault, no more memory.
 *
 * What must not outlast the program (temporary files and folders, children) is listed here while it
 * is there, and goes with it. The list and the state behind it are the program's, not an object's:
 * a handler of signals finds nothing else. What a signal may not see half done is held back between
 * `ending_hold` and `ending_release`.
 *
 *     signal                  then
 *     TERM, INT, HUP          what is listed goes, and the program with the signal; one that was
 *                             ignored when the program began (nohup) stays so
 *     ABRT                    an assertion, or an exception out of a C++ library: a message, exit 3
 *     BUS in a mapped file    the file shrank while it was read: a message that names it, exit 3
 *     SEGV, BUS, FPE, ILL     a message, and the program ends with the signal
 *
 * A handler that somebody installed before (a sanitizer) stays. */
#ifndef ORISON_BASE_ENDING_H
#define ORISON_BASE_ENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { ENDING_STATUS = 3 }; /* exit status: the system failed */

enum ending_kind {
    ENDING_FILE,   /* unlinked */
    ENDING_FOLDER, /* removed, if it is empty by then: list it before what is in it */
    ENDING_CHILD,  /* told to end by TERM, and waited for */
    ENDING_MAPPING /* named in the message, where it shrank */
};

/* A thing on the list. It lives with who lists it, and is not moved meanwhile. */
struct ending {
    enum ending_kind kind;
    const char *path; /* of a file, a folder, a mapped file */
    pid_t child;
    const char *bytes; /* a mapping's */
    size_t length;
    struct ending *before, *after; /* the list's own */
};

/* Installs the handlers, once, for this process and what it forks; and fills standard streams that
 * are closed, so that no file is opened in their place. */
void ending_install(void);

/* Messages from here on are JSON objects, or text. */
void ending_set_form(bool is_json);

/* Puts a thing on the list; takes one off that is on it. */
void ending_add(struct ending *ending);
void ending_remove(struct ending *ending);

/* In a forked child: what is listed is its parent's. It will end when the parent does; where that
 * is so already, at once. */
void ending_begin_child(pid_t parent);

/* Ends the program with exit 1 and this message about `path` (both borrowed) when it has worked for
 * `seconds` from now on; 0: no longer. Time that others take does not count. */
void ending_limit_work(unsigned seconds, const char *path, const char *message);

/* Holds TERM, INT and HUP back, and lets them come. Not nested. */
void ending_hold(void);
void ending_release(void);

/* Tells `message` on standard error, under `code`, about `path` (NULL: the program), and ends the
 * program with `status`; what is listed goes first. Allocates nothing. */
_Noreturn void ending_now(int status, const char *path, const char *code, const char *message);

/* The files that were asked for stand: from now on the program ends with `status` where memory runs
 * out, since what is left is but to tell of them. */
void ending_settle(int status);

/* The same as ending_now where memory has run out: with exit 3, or as it was settled. */
_Noreturn void ending_without_memory(void);

#endif
