#ifndef PROCESSORS_H
#define PROCESSORS_H

#include <stddef.h>

/// Compiles a function for several generations of processors; the loader picks one.
#if defined(__x86_64__) && defined(__GLIBC__)
#define EACH_PROCESSOR __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define EACH_PROCESSOR
#endif

#endif
