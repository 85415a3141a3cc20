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

/// Functions that the C library may have for vectors.
enum {
  gw_log, gw_log2, gw_log10, gw_log1p, gw_expm1, gw_exp2, gw_sin, gw_cos, gw_tan, gw_asin, gw_acos, gw_atan, gw_sinh,
  gw_cosh, gw_asinh, gw_acosh, gw_atanh, gw_erf, gw_erfc, gw_exp, gw_tanh, gw_sigmoid, gw_sqrt, gw_floor, gw_ceil,
  gw_trunc, gw_rint,
  gw_function_count
};

/// Applies a function to neighbouring elements; false where there is no vector function for it.
bool gw_map_float(int function, const float *x, float *y, long count);
bool gw_map_double(int function, const double *x, double *y, long count);

/// Powers of neighbouring elements; the step of the exponents is 0 or 1.
void gw_power(const float *x, const float *exponents, long step, float *y, long count);

/// Makes blocks of 16 numbers of [0, 1) into as many normal deviates.
void gw_normal(float *data, long blocks, float mean, float deviation);

/// Activation functions, with the numbers that each takes.
enum {
  /// The slope below zero.
  gw_leaky_relu,
  /// The threshold and what stands for all below.
  gw_threshold,
  /// The bounds.
  gw_hardtanh,
  /// The factors of the exponential, of the rest, and of the argument.
  gw_elu,
  gw_gelu,
  gw_tanh_gelu,
  gw_silu,
  /// The sharpness, and from where on it is the identity.
  gw_softplus,
};

/// Applies an activation function to neighbouring elements; `p` are its three numbers.
void gw_activate(int function, const float *p, const float *x, float *y, long count);
/// The gradients `g` times the slope at `x`.
void gw_activation_slope(int function, const float *p, const float *g, const float *x, float *y, long count);

/// The softmax of a row, or its logarithm.
void gw_softmax_row(const float *x, float *y, long count, bool isLog);
/// The logarithm of the sum of the exponentials of a row.
float gw_log_sum_exp(const float *x, long count);
/// The softmax of columns: `length` rows of `inner` neighbours.
void gw_softmax_columns(const float *x, float *y, long length, long inner, bool isLog);
/// The gradient of the softmax `y` of a row.
void gw_softmax_pull_row(const float *g, const float *y, float *out, long count, bool isLog);
/// The gradient of the softmax `y` of columns.
void gw_softmax_pull_columns(const float *g, const float *y, float *out, long length, long inner, bool isLog);

/// (x − mean) ÷ √(variance + eps) of a row.
void gw_standardise(const float *x, float *y, long count, double eps);
/// The gradient of that, from the gradients `g` of its result.
void gw_standardise_pull(const float *x, const float *g, float *out, long count, double eps);

/// Converts to whole numbers, towards zero.
void gw_truncate(const float *x, long *y, long count);

/// The largest or smallest element; NaN where there is one.
float gw_extreme(const float *x, long count, bool isLargest);
/// Puts the larger or smaller of each pair into `y`; NaN where there is one.
void gw_extreme_of_each(const float *x, float *y, long count, bool isLargest);
/// The Euclidean norm of neighbours, their squares added up in eight lanes as ATen has them.
float gw_euclidean_norm(const float *x, long count);
/// How many bytes are not zero.
long gw_count_set(const uint8_t *x, long count);
/// The sum in the order of PyTorch.
float gw_cascade_sum(const float *x, long count);

/// A part of a loop, from the first to before the last.
typedef void (*gw_range_body)(void *context, long from, long to);

/// Runs a loop in parts of at least `grain` rounds, on several threads where it is long enough; returns when all of it
/// is done. How it is split must not change what it computes.
void gw_share(long count, long grain, gw_range_body body, void *context);

#endif
