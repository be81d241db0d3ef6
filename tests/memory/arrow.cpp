// An Arrow stream when memory runs out at any place: nothing leaks, no exception leaves a callback, and what fails can be asked
// again. Every allocation of this program is counted, and one of them fails.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <new>
#include <string>

#include "hti/io/arrow.hpp"

namespace {

long alive = 0;          // allocations that have not been freed
long allowed = 1 << 30;  // allocations until one fails

hti::DataFrame every_type() {
  hti::DataFrame frame;
  const auto add = [&](const char* name, hti::Cells cells) { frame.append({{{.name = name, .cells = std::move(cells)}}}); };
  add("number", std::vector<double>{1.5, std::numeric_limits<double>::quiet_NaN()});
  add("whole", std::vector<std::int64_t>{1, 2});
  add("truth", std::vector<bool>{true, false});
  add("maybe", std::vector<std::optional<bool>>{true, std::nullopt});
  add("text", std::vector<std::string>{"a text that is long enough to be on the heap", ""});
  add("texts", std::vector<std::vector<std::string>>{{"a", "another text that is long enough to be on the heap"}, {}});
  return frame;
}

/// Makes a stream, reads it and lets it go, where the allocation after so many fails. Whether none had to.
bool read(long until) {
  hti::DataFrame frame = every_type();
  ArrowArrayStream stream{};
  allowed = until;
  try {
    hti::io::to_arrow(std::move(frame), stream);
  } catch (const std::bad_alloc&) {
    return false;
  }
  ArrowSchema schema{};
  const int first = stream.get_schema(&stream, &schema);
  const bool failed = first != 0;
  if (failed && (first != ENOMEM || stream.get_schema(&stream, &schema) != 0)) std::abort();
  if (schema.n_children != 6) std::abort();
  schema.release(&schema);
  ArrowArray batch{}, end{};
  allowed = 0;  // the batch has been made before
  if (stream.get_next(&stream, &batch) != 0 || stream.get_next(&stream, &end) != 0) std::abort();
  if (batch.length != 2 || batch.n_children != 6 || end.release) std::abort();
  batch.release(&batch);
  stream.release(&stream);
  return !failed;
}

}  // namespace

void* operator new(std::size_t size) {
  if (allowed-- == 0) throw std::bad_alloc();
  void* memory = std::malloc(size > 0 ? size : 1);
  if (!memory) std::abort();
  ++alive;
  return memory;
}

void operator delete(void* memory) noexcept {
  if (memory) --alive;
  std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

int main() {
  long tried = 0;
  for (bool done = false; !done; ++tried) {
    const long before = alive;
    done = read(tried);
    allowed = 1 << 30;
    if (alive != before) {
      std::printf("%ld allocations leak where number %ld fails\n", alive - before, tried);
      return 1;
    }
  }
  std::printf("%ld places to run out of memory\n", tried - 1);
  return tried > 20 ? 0 : 1;
}
