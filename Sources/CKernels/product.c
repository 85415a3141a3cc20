#include "CKernels.h"

#include <stdlib.h>

#pragma STDC FP_CONTRACT ON

#define REAL float
#define NAME(x) x##float
#include "product.h"
#undef REAL
#undef NAME

#define REAL double
#define NAME(x) x##double
#include "product.h"
