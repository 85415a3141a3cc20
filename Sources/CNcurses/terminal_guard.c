#define _GNU_SOURCE
#include "terminal_guard.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

enum { longest_restoring = 512, signal_stack_size = 64 * 1024 };

static struct {
  // The terminal is changed and has not been given back.
  atomic_bool is_open;
  int descriptor;
  struct termios modes;
  char restoring[longest_restoring];
  size_t restoring_length;
  // Where standard error went before, and what it is told now; -1 when it was left alone.
  int error_before;
  int error_kept;
  int signal_descriptor;
  atomic_int unread_ends;
} guard = {.error_before = -1, .error_kept = -1, .signal_descriptor = -1};

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
static const int end_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int other_signals[] = {SIGWINCH, SIGTSTP, SIGCONT};
#define COUNT(array) (sizeof(array) / sizeof(array)[0])
static struct sigaction crash_before[COUNT(crash_signals)];
static struct sigaction end_before[COUNT(end_signals)];
static struct sigaction other_before[COUNT(other_signals)];

static void write_all(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

/// Puts standard error back where it was and shows there what was kept. Async-signal-safe.
static void release_error(void) {
  if (guard.error_before < 0) return;
  dup2(guard.error_before, STDERR_FILENO);
  char buffer[1024];
  ssize_t count;
  lseek(guard.error_kept, 0, SEEK_SET);
  while ((count = read(guard.error_kept, buffer, sizeof buffer)) > 0) {
    write_all(STDERR_FILENO, buffer, (size_t)count);
  }
  close(guard.error_kept);
  close(guard.error_before);
  guard.error_before = guard.error_kept = -1;
}

/// Gives the terminal back, once. Async-signal-safe.
static void give_back(void) {
  if (!atomic_exchange(&guard.is_open, false)) return;
  int saved = errno;
  write_all(guard.descriptor, guard.restoring, guard.restoring_length);
  tcsetattr(guard.descriptor, TCSAFLUSH, &guard.modes);
  release_error();
  errno = saved;
}

static void keep_error(void) {
  if (!isatty(STDERR_FILENO)) return;
#ifdef MFD_CLOEXEC
  int kept = memfd_create("standard error", MFD_CLOEXEC);
#else
  char name[] = "/tmp/standard-error-XXXXXX";
  int kept = mkstemp(name);
  if (kept >= 0) unlink(name);
#endif
  if (kept < 0) return;
  guard.error_before = dup(STDERR_FILENO);
  guard.error_kept = kept;
  dup2(kept, STDERR_FILENO);
}

static void on_crash(int signal_number, siginfo_t *information, void *context) {
  (void)context;
  give_back();
  for (size_t i = 0; i < COUNT(crash_signals); i++) {
    if (crash_signals[i] == signal_number) sigaction(signal_number, &crash_before[i], NULL);
  }
  // A fault happens again on return and reaches whoever was there before; a signal that was sent must be sent again.
  if (information->si_code <= 0) raise(signal_number);
}

static void on_signal(int signal_number) {
  int saved = errno;
  bool ends = false;
  for (size_t i = 0; i < COUNT(end_signals); i++) ends = ends || end_signals[i] == signal_number;
  // Nobody reads: the program hangs, and whoever sends a second signal means it.
  if (ends && atomic_fetch_add(&guard.unread_ends, 1) > 0) {
    give_back();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
  } else {
    char byte = (char)signal_number;
    ssize_t ignored = write(guard.signal_descriptor, &byte, 1);
    (void)ignored;
  }
  errno = saved;
}

static void remember(const int *numbers, size_t count, struct sigaction *before) {
  for (size_t i = 0; i < count; i++) sigaction(numbers[i], NULL, &before[i]);
}

static void install(const int *numbers, size_t count, const struct sigaction *before, struct sigaction action) {
  sigfillset(&action.sa_mask);
  for (size_t i = 0; i < count; i++) {
    if (before[i].sa_handler != SIG_IGN) sigaction(numbers[i], &action, NULL);
  }
}

static void restore(const int *numbers, size_t count, const struct sigaction *before) {
  for (size_t i = 0; i < count; i++) sigaction(numbers[i], &before[i], NULL);
}

bool terminal_guard_open(int descriptor, const char *restoring, size_t length) {
  if (tcgetattr(descriptor, &guard.modes) != 0) return false;
  guard.descriptor = descriptor;
  guard.restoring_length = length < longest_restoring ? length : longest_restoring;
  memcpy(guard.restoring, restoring, guard.restoring_length);
  static bool is_registered = false;
  if (!is_registered) atexit(give_back);
  is_registered = true;
  keep_error();
  terminal_guard_cover_thread();
  remember(crash_signals, COUNT(crash_signals), crash_before);
  remember(end_signals, COUNT(end_signals), end_before);
  remember(other_signals, COUNT(other_signals), other_before);
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
  action.sa_sigaction = on_crash;
  install(crash_signals, COUNT(crash_signals), crash_before, action);
  atomic_store(&guard.is_open, true);
  return true;
}

void terminal_guard_close(void) {
  if (!atomic_exchange(&guard.is_open, false)) return;
  restore(crash_signals, COUNT(crash_signals), crash_before);
  release_error();
}

void terminal_guard_catch_signals(int descriptor) {
  guard.signal_descriptor = descriptor;
  struct sigaction action = {.sa_flags = SA_RESTART | SA_ONSTACK};
  action.sa_handler = on_signal;
  install(end_signals, COUNT(end_signals), end_before, action);
  install(other_signals, COUNT(other_signals), other_before, action);
}

void terminal_guard_signals_read(void) { atomic_store(&guard.unread_ends, 0); }

void terminal_guard_release_signals(void) {
  restore(end_signals, COUNT(end_signals), end_before);
  restore(other_signals, COUNT(other_signals), other_before);
}

void terminal_guard_stop(bool whole_group) {
  struct sigaction before;
  struct sigaction standard = {.sa_flags = 0};
  standard.sa_handler = SIG_DFL;
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, &before);
  if (whole_group) {
    kill(0, SIGTSTP);
  } else {
    raise(SIGTSTP);
  }
  sigaction(SIGTSTP, &before, NULL);
}

/// Runs when a covered thread ends.
static void free_signal_stack(void *memory) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  free(memory);
}

static pthread_key_t stack_key;
static void make_stack_key(void) { pthread_key_create(&stack_key, free_signal_stack); }

void terminal_guard_cover_thread(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_stack_key);
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE)) return;
  stack_t stack = {.ss_sp = malloc(signal_stack_size), .ss_size = signal_stack_size};
  if (stack.ss_sp == NULL) return;
  sigaltstack(&stack, NULL);
  pthread_setspecific(stack_key, stack.ss_sp);
}
