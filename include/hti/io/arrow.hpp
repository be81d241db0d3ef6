// Columns for other libraries without a copy on disk: the Arrow C stream interface, which polars, pyarrow, DuckDB, R and others
// read.
#pragma once

#include <cstdint>

#include "hti/api.hpp"
#include "hti/columns.hpp"

// The structs of the Arrow C data and stream interfaces are an ABI, to be defined by whoever uses them:
// https://arrow.apache.org/docs/format/CDataInterface.html
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};
}

#endif  // ARROW_C_DATA_INTERFACE

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

extern "C" {
struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};
}

#endif  // ARROW_C_STREAM_INTERFACE

namespace hti::inline v0::io {

/// Gives columns as a stream of one batch, which whoever takes it releases. Numbers are float64 and whole numbers int64, NaN
/// and truth that is not known are null; text and words are large_utf8, lists of text large_list. Metadata of a field are what
/// its column says: `quantity`, `role` and `format`.
HTI_API void to_arrow(DataFrame frame, ArrowArrayStream& stream);

}  // namespace hti::inline v0::io
