// What headers need of whoever compiles them, and what a shared library shows.
#pragma once

// What is not there is NaN, and bounds may be infinite. Under these flags a compiler takes it that neither exists.
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__) || defined(_M_FP_FAST)
#error "hti needs NaN and infinity: compile what includes it without -ffast-math and -ffinite-math-only, or add -fno-fast-math"
#endif

// Marks what is defined in the library and meant for others. A static library has HTI_STATIC defined for itself and for those
// who link it, and shows nothing: a shared library that is made of it does not pass it on.
#if defined(HTI_STATIC) || defined(HTI_HEADER_ONLY)
#define HTI_API
#elif defined(_WIN32)
#ifdef hti_EXPORTS
#define HTI_API __declspec(dllexport)
#else
#define HTI_API __declspec(dllimport)
#endif
#else
#define HTI_API __attribute__((visibility("default")))
#endif
