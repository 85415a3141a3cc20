#ifndef EXPONENTIALS_H
#define EXPONENTIALS_H

// Exponentials and what is made of them, without branches or calls, so that loops over them become vector code. They
// take and give doubles and are good for what a float can hold.

#include <math.h>
#include <stdint.h>
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

// a × b + c rounded once but for a few in a billion: the product of two floats is exact as a double.
static inline __attribute__((always_inline)) float fusedMultiplyAdd(float a, float b, float c) {
  return (float)((double)a * b + c);
}

// eˣ to within one unit in the last place, with the steps and constants of Sleef's `expf` (Shibata and Petrogalli, 2020),
// which PyTorch's vectors use: its digits are PyTorch's.
static inline __attribute__((always_inline)) float vectorExp(float x) {
  float bounded = x < -104 ? -104 : x > 100 ? 100 : x;
  float shifted = bounded * 1.442695040888963407f + 0x1.8p23f;
  float whole = shifted - 0x1.8p23f;
  float r = fusedMultiplyAdd(whole, -0.693145751953125f, bounded);
  r = fusedMultiplyAdd(whole, -1.428606765330187045e-06f, r);
  float series = fusedMultiplyAdd(0.000198527617612853646278381f, r, 0.00139304355252534151077271f);
  series = fusedMultiplyAdd(series, r, 0.00833336077630519866943359f);
  series = fusedMultiplyAdd(series, r, 0.0416664853692054748535156f);
  series = fusedMultiplyAdd(series, r, 0.166666671633720397949219f);
  series = fusedMultiplyAdd(series, r, 0.5f);
  float square = r * r;
  float power = 1 + fusedMultiplyAdd(square, series, r);
  // Two halves of the exponent, since the whole of it may be below that of the smallest float.
  int32_t bits;
  memcpy(&bits, &shifted, 4);
  int32_t exponent = bits - 0x4b400000;
  int32_t first = ((exponent >> 1) + 127) << 23, second = (exponent - (exponent >> 1) + 127) << 23;
  float scale, other;
  memcpy(&scale, &first, 4);
  memcpy(&other, &second, 4);
  float result = power * scale * other;
  return x < -104 ? 0 : x > 100 ? INFINITY : result;
}

static inline __attribute__((always_inline)) double smoothSigmoid(double x) { return 1 / (1 + smoothExp(-x)); }

static inline __attribute__((always_inline)) double smoothTanh(double x) {
  double size = fabs(x);
  double outer = 1 - 2 / (smoothExp(2 * size) + 1);
  double inner = size * (1 - x * x * (1.0 / 3));
  double magnitude = size < 1e-3 ? inner : outer;
  return x < 0 ? -magnitude : x == 0 ? x : magnitude;
}

// 1 − erf(x) for x ≥ 0, exact to about 3e-11: e^(−x²), which the caller has, times a polynomial in 1 ÷ (1 + 0.4 x) that
// was fitted to erfc(x) × e^(x²) between 0 and 6.5, beyond which the product is too small to matter.
static inline __attribute__((always_inline)) double smoothErfc(double x, double expOfMinusSquare) {
  double t = 1 / (1 + 0.4 * x);
  double high = 0.5404759558501598 + t * (-0.6903043230044792 + t * (0.45633408719794927 + t * (-0.15355476321854977 + t * (0.021269907849168976))));
  double middle = 0.16296216043066863 + t * (0.12066063972186912 + t * (0.14591331569949229 + t * (-0.265629015720633 + t * (high))));
  double series = -3.8042187325282306e-06 + t * (0.2257568892334017 + t * (0.22494054987266127 + t * (0.21117840033645874 + t * (middle))));
  return series * expOfMinusSquare;
}

// log x for a positive x that is neither infinite nor denormal, exact to about 1e-13: the exponent, and a series for what
// is left.
static inline __attribute__((always_inline)) double smoothLog(double x) {
  uint64_t bits;
  memcpy(&bits, &x, 8);
  // The mantissa between √½ and √2.
  uint64_t exponent = (bits - 0x3fe6a09e667f3bcd + (1024ull << 52)) >> 52;
  bits -= (exponent - 1024) << 52;
  double mantissa;
  memcpy(&mantissa, &bits, 8);
  // The exponent as a double, by way of the low bits of a large one.
  exponent += 0x4338000000000000 - 1024;
  double whole;
  memcpy(&whole, &exponent, 8);
  whole -= 0x1.8p52;
  double s = (mantissa - 1) / (mantissa + 1), q = s * s;
  double high = 1.0 / 9 + q * (1.0 / 11 + q * (1.0 / 13 + q * (1.0 / 15)));
  double series = 1 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * high)));
  return whole * 0.693147180559945309 + 2 * s * series;
}

// log(1 + z) for z ≥ 0.
static inline __attribute__((always_inline)) double smoothLog1p(double z) {
  double sum = 1 + z;
  // What adding 1 lost of a small z.
  double lost = z - (sum - 1);
  return smoothLog(sum) + lost / sum;
}

#endif
