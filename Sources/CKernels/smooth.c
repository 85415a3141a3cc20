// Exponentials of floats for the vectors of the processor at hand.
#include "CKernels.h"
#include "processors.h"
#include "smooth.h"

#include <math.h>
#include <string.h>

// eˣ without branches, exact to about 1e-12 for what a float can hold; the same steps as `SmoothExponential`.
static inline __attribute__((always_inline)) double smoothExp(double x) {
  double low = x < -200 ? -200 : x;
  double bounded = low > 200 ? 200 : low;
  double shifted = bounded * 1.442695040888963407 + 0x1.8p52;
  double whole = shifted - 0x1.8p52;
  double r = (bounded - whole * 0.693147180369123816490) - whole * 1.90821492927058770002e-10;
  double high = 1.0 / 720 + r * (1.0 / 5040 + r * (1.0 / 40320 + r * (1.0 / 362880 + r * (1.0 / 3628800))));
  double series = 1 + r * (1 + r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * high)))));
  uint64_t bits;
  memcpy(&bits, &shifted, 8);
  bits = (bits + 1023) << 52;
  double scale;
  memcpy(&scale, &bits, 8);
  return series * scale;
}

static inline __attribute__((always_inline)) double smoothSigmoid(double x) { return 1 / (1 + smoothExp(-x)); }

static inline __attribute__((always_inline)) double smoothTanh(double x) {
  double size = fabs(x);
  double outer = 1 - 2 / (smoothExp(2 * size) + 1);
  double inner = size * (1 - x * x * (1.0 / 3));
  double magnitude = size < 1e-3 ? inner : outer;
  return x < 0 ? -magnitude : x == 0 ? x : magnitude;
}

EACH_PROCESSOR void gw_smooth_exp(const float *x, float *y, long count) {
  for (long i = 0; i < count; i++) y[i] = smoothExp(x[i]);
}

EACH_PROCESSOR void gw_smooth_tanh(const float *x, float *y, long count) {
  for (long i = 0; i < count; i++) y[i] = smoothTanh(x[i]);
}

EACH_PROCESSOR void gw_smooth_sigmoid(const float *x, float *y, long count) {
  for (long i = 0; i < count; i++) y[i] = smoothSigmoid(x[i]);
}

#define ROUNDING(NAME)                                                                                                 \
  EACH_PROCESSOR void gw_smooth_##NAME(const float *x, float *y, long count) {                                         \
    for (long i = 0; i < count; i++) y[i] = NAME##f(x[i]);                                                             \
  }                                                                                                                    \
  EACH_PROCESSOR void gw_smooth_##NAME##_double(const double *x, double *y, long count) {                              \
    for (long i = 0; i < count; i++) y[i] = NAME(x[i]);                                                                \
  }

ROUNDING(floor)
ROUNDING(ceil)
ROUNDING(trunc)
ROUNDING(rint)
