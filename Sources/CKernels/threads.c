// A few threads that wait for loops to share. They are made when the first large loop runs, and never before.
#include "CKernels.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

enum { mostThreads = 8 };

typedef struct {
  gw_range_body body;
  void *context;
  long count, share;
} Work;

// One loop is shared at a time; another that comes meanwhile, from another thread, runs by itself.
static pthread_mutex_t owner = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t begun = PTHREAD_COND_INITIALIZER, ended = PTHREAD_COND_INITIALIZER;
static Work work;
static long generation, running;
static int helpers = -1;

static void runPart(const Work *own, long part) {
  long from = part * own->share, to = from + own->share;
  if (to > own->count) to = own->count;
  if (from < to) own->body(own->context, from, to);
}

static void *help(void *number) {
  long seen = 0;
  pthread_mutex_lock(&lock);
  while (true) {
    while (generation == seen) pthread_cond_wait(&begun, &lock);
    seen = generation;
    Work own = work;
    pthread_mutex_unlock(&lock);
    runPart(&own, (long)number);
    pthread_mutex_lock(&lock);
    if (--running == 0) pthread_cond_signal(&ended);
  }
  return NULL;
}

static void startHelpers(void) {
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  int wanted = (cores < mostThreads ? cores : mostThreads) - 1;
  // Signals are for the threads of the program.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  for (helpers = 0; helpers < wanted; helpers++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, help, (void *)(long)(helpers + 1)) != 0) break;
    pthread_detach(thread);
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void gw_share(long count, long grain, gw_range_body body, void *context) {
  if (count < 2 * grain || pthread_mutex_trylock(&owner) != 0) {
    if (count > 0) body(context, 0, count);
    return;
  }
  if (helpers < 0) startHelpers();
  long parts = helpers + 1;
  if (parts > count / grain) parts = count / grain;
  if (parts <= 1) {
    pthread_mutex_unlock(&owner);
    body(context, 0, count);
    return;
  }
  // Parts end at multiples of 64, so that no two threads write to one line of the cache.
  Work own = {body, context, count, ((count + parts - 1) / parts + (grain >= 64 ? 63 : 0)) / (grain >= 64 ? 64 : 1)
                                      * (grain >= 64 ? 64 : 1)};
  pthread_mutex_lock(&lock);
  work = own;
  running = helpers;
  generation++;
  pthread_cond_broadcast(&begun);
  pthread_mutex_unlock(&lock);
  runPart(&own, 0);
  pthread_mutex_lock(&lock);
  while (running > 0) pthread_cond_wait(&ended, &lock);
  pthread_mutex_unlock(&lock);
  pthread_mutex_unlock(&owner);
}
