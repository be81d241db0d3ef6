"""Calls of the system that fail one after the other: what writes files is run where the n-th of each fails, or is killed there.

Works in a process that has what `built` compiles loaded before all other libraries (LD_PRELOAD).
"""

import ctypes
import subprocess

#: In place of the system's calls, each of which can be told to fail.
LIBRARY = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
static char which[16];
static int left = -1, error, met;
void fail(const char* name, int at, int with) {
  strncpy(which, name, sizeof which - 1);
  left = at, error = with, met = 0;
}
int failed(void) { return met; }
static int fails(const char* name) {
  if (left < 0 || strcmp(which, name) || left-- != 0) return 0;
  met = 1;
  if (error <= 0) raise(error ? -error : SIGKILL);
  if (error < 0) return 0;
  errno = error;
  return 1;
}
#define NEXT(type, name, ...)                                    \
  static type (*next)(__VA_ARGS__);                              \
  if (!next) next = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)
FILE* fopen(const char* path, const char* mode) {
  NEXT(FILE*, "fopen", const char*, const char*);
  return mode[0] == 'w' && fails("fopen") ? NULL : next(path, mode);
}
size_t fwrite(const void* p, size_t size, size_t count, FILE* file) {
  NEXT(size_t, "fwrite", const void*, size_t, size_t, FILE*);
  if (!fails("fwrite")) return next(p, size, count, file);
  next(p, size, count / 2, file);
  errno = error;
  return count / 2;
}
int fflush(FILE* file) {
  NEXT(int, "fflush", FILE*);
  return file && fails("fflush") ? EOF : next(file);
}
int fclose(FILE* file) {
  NEXT(int, "fclose", FILE*);
  if (!fails("fclose")) return next(file);
  next(file);
  errno = error;
  return EOF;
}
int fsync(int file) {
  NEXT(int, "fsync", int);
  return fails("fsync") ? -1 : next(file);
}
int rename(const char* from, const char* to) {
  NEXT(int, "rename", const char*, const char*);
  return fails("rename") ? -1 : next(from, to);
}
int mkdir(const char* path, mode_t mode) {
  NEXT(int, "mkdir", const char*, mode_t);
  return fails("mkdir") ? -1 : next(path, mode);
}
"""
CALLS = ("fopen", "fwrite", "fflush", "fsync", "fclose", "rename", "mkdir")


def built(folder):
    """Compile the library; give its path."""
    (folder / "failing.c").write_text(LIBRARY)
    path = folder / "failing.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", str(path), str(folder / "failing.c"), "-ldl"], check=True)
    return path


def fail(call, at, error):
    """Let a call fail from now on where it is made for the at-th time, counted from 0.

    Error 0 kills the process there, and the negative of a signal sends that to it.
    """
    ctypes.CDLL(None).fail(call.encode(), at, error)


def failed():
    """Whether it has failed."""
    return bool(ctypes.CDLL(None).failed())


def nowhere():
    """Let nothing fail."""
    ctypes.CDLL(None).fail(b"", -1, 0)
