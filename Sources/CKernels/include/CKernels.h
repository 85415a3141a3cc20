// Inner loops for the vectors of the processor at hand, chosen when they run, and a few threads to share them. Swift
// compiles for the oldest processor of a family and cannot choose; everything else about kernels is written in Swift.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A product of matrices [m, k] and [k, n]; the steps between neighbours along each dimension are in elements and may
/// be any. The columns of the result are neighbours.
typedef struct {
  long m, n, k;
  long a0, a1, b0, b1, c0;
  /// Whether the product is added to the result.
  bool adds;
  /// Asked every few milliseconds, where not null: true leaves the rest undone.
  bool (*isStopped)(void *context);
  void *context;
} GWProduct;

/// Computes a product; false where memory ran out or it was stopped.
bool gw_product_float(const GWProduct *job, const float *a, const float *b, float *c);
bool gw_product_double(const GWProduct *job, const double *a, const double *b, double *c);

/// Functions that the C library may have for vectors; those of two numbers follow `gw_pow`.
enum {
  gw_log, gw_log2, gw_log10, gw_log1p, gw_expm1, gw_exp2, gw_sin, gw_cos, gw_tan, gw_asin, gw_acos, gw_atan, gw_sinh,
  gw_cosh, gw_asinh, gw_acosh, gw_atanh, gw_erf, gw_erfc, gw_exp, gw_tanh, gw_sigmoid, gw_floor, gw_ceil, gw_trunc, gw_rint, gw_pow, gw_atan2, gw_hypot,
  gw_function_count
};

/// Applies a function to neighbouring elements; false where there is no vector function for it.
bool gw_map_float(int function, const float *x, float *y, long count);
bool gw_map_double(int function, const double *x, double *y, long count);

/// Applies a function of two numbers; the steps are 0 or 1.
bool gw_map_float2(int function, const float *x, long s, const float *z, long t, float *y, long count);
bool gw_map_double2(int function, const double *x, long s, const double *z, long t, double *y, long count);

/// A part of a loop, from the first to before the last.
typedef void (*gw_range_body)(void *context, long from, long to);

/// Runs a loop in parts of at least `grain` rounds, on several threads where it is long enough; returns when all of it
/// is done. How it is split must not change what it computes.
void gw_share(long count, long grain, gw_range_body body, void *context);

/// Sets on how many threads loops run at most; 1 for the caller's alone.
void gw_limit_threads(int most);

#endif
