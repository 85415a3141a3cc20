// Normal deviates out of uniform ones, by the method of Box and Muller in single precision.
#include "CKernels.h"
#include "processors.h"
#include "exponentials.h"

#pragma STDC FP_CONTRACT OFF

// The polynomials are those of Moshier's Cephes library for floats; where a product is rounded together with the sum
// that takes it is what PyTorch's vectors do. They have the same digits on every processor with such vectors, and so
// has this.

static inline __attribute__((always_inline)) float fused(float a, float b, float c) { return __builtin_fmaf(a, b, c); }

static inline __attribute__((always_inline)) int32_t bitsOf(float x) {
  int32_t bits;
  memcpy(&bits, &x, 4);
  return bits;
}

static inline __attribute__((always_inline)) float ofBits(int32_t bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

// The natural logarithm of a positive normal number: that of its power of two, and a series for the rest, which lies
// between the root of a half and the root of two.
static inline __attribute__((always_inline)) float logarithm(float x) {
  int32_t bits = bitsOf(x);
  float half = ofBits((bits & 0x007fffff) | 0x3f000000);
  float isLow = half < 0.707106781186547524f ? 1 : 0;
  float power = (float)((bits >> 23) - 126) - isLow;
  float r = (half - 1) + isLow * half;
  float square = r * r;
  float series = 7.0376836292e-2f;
  series = fused(series, r, -1.1514610310e-1f);
  series = fused(series, r, 1.1676998740e-1f);
  series = fused(series, r, -1.2420140846e-1f);
  series = fused(series, r, 1.4249322787e-1f);
  series = fused(series, r, -1.6668057665e-1f);
  series = fused(series, r, 2.0000714765e-1f);
  series = fused(series, r, -2.4999993993e-1f);
  series = fused(series, r, 3.3333331174e-1f);
  float rest = fused(series * r, square, power * -2.12194440e-4f);
  rest = fused(-square, 0.5f, rest);
  return fused(power, 0.693359375f, r + rest);
}

typedef struct { float sine, cosine; } Direction;

// The sine and cosine of an angle of one turn at most, by series for an eighth of it.
static inline __attribute__((always_inline)) Direction direction(float angle) {
  int32_t eighth = ((int32_t)(angle * 1.27323954473516f) + 1) & ~1;
  float turns = (float)eighth;
  float r = fused(turns, -0.78515625f, angle);
  r = fused(turns, -2.4187564849853515625e-4f, r);
  r = fused(turns, -3.77489497744594108e-8f, r);
  float square = r * r;
  float even = fused(2.443315711809948e-5f, square, -1.388731625493765e-3f);
  even = fused(even, square, 4.166664568298827e-2f);
  even = fused(even * square, square, -(square * 0.5f)) + 1;
  float odd = fused(-1.9515295891e-4f, square, 8.3321608736e-3f);
  odd = fused(odd, square, -1.6666654611e-1f);
  odd = fused(odd * square, r, r);
  int32_t isSwapped = eighth & 2;
  float sine = isSwapped ? even : odd, cosine = isSwapped ? odd : even;
  // The signs by quarters of a turn.
  int32_t belowZero = (eighth & 4) << 29, leftOfZero = (~(eighth - 2) & 4) << 29;
  return (Direction){ofBits(bitsOf(sine) ^ belowZero), ofBits(bitsOf(cosine) ^ leftOfZero)};
}

EACH_PROCESSOR void gw_normal(float *data, long blocks, float mean, float deviation) {
  for (long b = 0; b < blocks; b++, data += 16) {
    float radii[8], angles[8];
    for (int j = 0; j < 8; j++) {
      radii[j] = 1 - data[j];
      angles[j] = 6.283185307179586f * data[8 + j];
    }
    for (int j = 0; j < 8; j++) {
      float radius = __builtin_elementwise_sqrt(-2 * logarithm(radii[j]));
      Direction at = direction(angles[j]);
      data[j] = fused(radius * at.cosine, deviation, mean);
      data[8 + j] = fused(radius * at.sine, deviation, mean);
    }
  }
}
