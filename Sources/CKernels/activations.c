// Activation functions of floats and what their gradients are, for the vectors of the processor at hand. They round where
// PyTorch's loops round: functions are exact and become floats, and the arithmetic between them is that of floats.
#include "CKernels.h"
#include "exponentials.h"
#include "processors.h"

#pragma STDC FP_CONTRACT OFF

static inline __attribute__((always_inline)) float expOf(float x) { return smoothExp(x); }
static inline __attribute__((always_inline)) float tanhOf(float x) { return smoothTanh(x); }
static inline __attribute__((always_inline)) float sigmoidOf(float x) { return smoothSigmoid(x); }
static inline __attribute__((always_inline)) float log1pOf(float x) { return smoothLog1p(x); }

static inline __attribute__((always_inline)) float expm1Of(float x) {
  double wide = x;
  return fabs(wide) < 1e-5 ? wide + wide * wide * 0.5 : smoothExp(wide) - 1;
}

static inline __attribute__((always_inline)) float erfOf(float x) {
  double size = fabs((double)x), square = size * size;
  double rest = smoothErfc(size, square > 190 ? 0 : smoothExp(-square));
  // Near zero the difference from 1 has lost the digits of the argument.
  double series = size * (1.1283791670955126 - square * (0.37612638903183754 - square * 0.11283791670955126));
  double magnitude = size < 0.01 ? series : 1 - rest;
  return x < 0 ? -magnitude : magnitude;
}

#define ROOT_HALF 0.70710678118654752440f
#define DENSITY 0.39894228040143267794f
#define TANH_SCALE 0.79788456080286535588f
#define CUBIC 0.044715f

// A loop over x for a function of x, and one over a gradient g and x for its slope; p are its numbers.
#define ACTIVATION(NAME, VALUE, SLOPE)                                                                                 \
  EACH_PROCESSOR void gw_value_##NAME(const float *p, const float *in, float *out, long count) {                       \
    const float p0 = p[0], p1 = p[1], p2 = p[2];                                                                       \
    (void)p0, (void)p1, (void)p2;                                                                                      \
    for (long i = 0; i < count; i++) {                                                                                 \
      const float x = in[i];                                                                                           \
      out[i] = VALUE;                                                                                                  \
    }                                                                                                                  \
  }                                                                                                                    \
  EACH_PROCESSOR void gw_slope_##NAME(const float *p, const float *gradient, const float *in, float *out, long count) { \
    const float p0 = p[0], p1 = p[1], p2 = p[2];                                                                       \
    (void)p0, (void)p1, (void)p2;                                                                                      \
    for (long i = 0; i < count; i++) {                                                                                 \
      const float x = in[i], g = gradient[i];                                                                          \
      out[i] = SLOPE;                                                                                                  \
    }                                                                                                                  \
  }

static inline __attribute__((always_inline)) float geluSlope(float g, float x) {
  float area = 0.5f * (1 + erfOf(x * ROOT_HALF));
  return g * (area + x * expOf(x * x * -0.5f) * DENSITY);
}

static inline __attribute__((always_inline)) float tanhGeluSlope(float g, float x) {
  float t = tanhOf(TANH_SCALE * (x + CUBIC * (x * x * x)));
  float inner = TANH_SCALE * (1 + 3 * CUBIC * (x * x));
  return g * (0.5f * (1 + t) + 0.5f * x * (1 - t * t) * inner);
}

static inline __attribute__((always_inline)) float siluSlope(float g, float x) {
  float s = sigmoidOf(x);
  return g * s * (1 + x * (1 - s));
}

static inline __attribute__((always_inline)) float softplusSlope(float g, float scaled, float threshold) {
  float z = expOf(scaled);
  return scaled > threshold ? g : g * z / (z + 1);
}

ACTIVATION(leaky_relu, x > 0 ? x : x * p0, x > 0 ? g : g * p0)
ACTIVATION(threshold, x <= p0 ? p1 : x, x <= p0 ? 0 : g)
ACTIVATION(hardtanh, x < p0 ? p0 : x > p1 ? p1 : x, x <= p0 || x >= p1 ? 0 : g)
ACTIVATION(elu, x < 0 ? expm1Of(x * p2) * p0 : x * p1, x <= 0 ? g * p2 * p0 * expOf(x * p2) : g * p1)
// As PyTorch's library has it, infinity gives no number.
ACTIVATION(gelu, x < INFINITY ? x * 0.5f * (1 + erfOf(x * ROOT_HALF)) : NAN, geluSlope(g, x))
ACTIVATION(tanh_gelu, 0.5f * x * (1 + tanhOf(TANH_SCALE * (x + CUBIC * (x * x * x)))), tanhGeluSlope(g, x))
ACTIVATION(silu, x / (1 + expOf(-x)), siluSlope(g, x))
ACTIVATION(softplus, x * p0 > p1 ? x : log1pOf(expOf(x * p0)) / p0, softplusSlope(g, x * p0, p1))

#define EACH_ACTIVATION(CALL)                                                                                          \
  switch (function) {                                                                                                  \
  case gw_leaky_relu: CALL(leaky_relu); break;                                                                         \
  case gw_threshold: CALL(threshold); break;                                                                           \
  case gw_hardtanh: CALL(hardtanh); break;                                                                             \
  case gw_elu: CALL(elu); break;                                                                                       \
  case gw_gelu: CALL(gelu); break;                                                                                     \
  case gw_tanh_gelu: CALL(tanh_gelu); break;                                                                           \
  case gw_silu: CALL(silu); break;                                                                                     \
  case gw_softplus: CALL(softplus); break;                                                                             \
  }

void gw_activate(int function, const float *p, const float *x, float *y, long count) {
#define CALL(NAME) gw_value_##NAME(p, x, y, count)
  EACH_ACTIVATION(CALL)
#undef CALL
}

void gw_activation_slope(int function, const float *p, const float *g, const float *x, float *y, long count) {
#define CALL(NAME) gw_slope_##NAME(p, g, x, y, count)
  EACH_ACTIVATION(CALL)
#undef CALL
}
