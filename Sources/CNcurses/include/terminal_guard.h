// What must work inside a signal handler: telling the event loop about signals, and giving the terminal back when the
// program dies. One guard for the process, owned by the screen.
#ifndef TERMINAL_GUARD_H
#define TERMINAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>

/// Remembers the modes of the terminal at `descriptor`, to whom signals belong, and the bytes that undo what the screen will do to it. From here
/// on a crash, `exit`, or a second signal to end before the first was read gives the terminal back.
/// What is written to standard error meanwhile, if that is a terminal, is kept and shown when the terminal is back.
/// False when there is no terminal at the descriptor.
bool terminal_guard_open(int descriptor, const char *restoring, size_t length);

/// Sends the number of each signal for the program as one byte into a descriptor that does not block. Signals that were
/// ignored when the guard was opened stay ignored. Call it after ncurses has installed its own handlers.
void terminal_guard_catch_signals(int descriptor);

/// Says that the signals sent so far were read.
void terminal_guard_signals_read(void);

/// Gives signals back to whom they belonged when the guard was opened.
void terminal_guard_release_signals(void);

/// Stops the program, or its whole process group, as the terminal's suspend key does; returns when it is continued.
void terminal_guard_stop(bool whole_group);

/// Shows what standard error was told meanwhile, and forgets the terminal: it has been given back.
void terminal_guard_close(void);

/// Gives the current thread a stack on which the handlers can run when its own is full.
void terminal_guard_cover_thread(void);

#endif
