// Exponentials of floats for the vectors of the processor at hand.
#include "CKernels.h"
#include "processors.h"
#include "exponentials.h"
#include "smooth.h"

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

// The library's function would stop the vectors to say that the root of a negative number is an error.
#define sqrtf __builtin_elementwise_sqrt
#define sqrt __builtin_elementwise_sqrt
ROUNDING(sqrt)
#undef sqrtf
#undef sqrt

ROUNDING(floor)
ROUNDING(ceil)
ROUNDING(trunc)
ROUNDING(rint)

EACH_PROCESSOR static void positivePowers(const float *x, const float *exponents, long step, float *y, long count) {
  if (step == 0) {
    double exponent = exponents[0];
    for (long i = 0; i < count; i++) y[i] = smoothExp(exponent * smoothLog(x[i]));
  } else {
    for (long i = 0; i < count; i++) y[i] = smoothExp(exponents[i] * smoothLog(x[i]));
  }
}

void gw_power(const float *x, const float *exponents, long step, float *y, long count) {
  // A block is powers of positive numbers, or each is computed by itself.
  enum { block = 64 };
  for (long i = 0; i < count; i += block) {
    long width = count - i < block ? count - i : block;
    int isOrdinary = 1;
    for (long k = 0; k < width; k++) {
      float base = x[i + k], exponent = exponents[(i + k) * step];
      isOrdinary &= (base > 0) & (base <= 3.4e38f) & (fabsf(exponent) <= 1e6f);
    }
    if (isOrdinary) {
      positivePowers(x + i, exponents + i * step, step, y + i, width);
    } else {
      for (long k = 0; k < width; k++) y[i + k] = pow(x[i + k], exponents[(i + k) * step]);
    }
  }
}
