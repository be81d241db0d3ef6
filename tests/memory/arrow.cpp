// An Arrow stream when memory runs out at any place: no exception leaves a callback, and what fails can be asked again.
#include <cerrno>
#include <string>

#include "hti/io/arrow.hpp"
#include "memory/allocations.hpp"
#include "memory/operations.hpp"

namespace hti_test {
namespace {

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

bool read_stream() {
  ArrowArrayStream stream{};
  const long place = allowed.exchange(all);
  hti::DataFrame frame = every_type();
  allowed = place;
  hti::io::to_arrow(std::move(frame), stream);
  ArrowSchema schema{};
  const int first = stream.get_schema(&stream, &schema);
  if (first != 0 && (first != ENOMEM || stream.get_schema(&stream, &schema) != 0))
    throw unhappy{"a schema that is not given again"};
  if (schema.n_children != 6) throw unhappy{"a schema of other columns"};
  schema.release(&schema);
  ArrowArray batch{}, end{};
  if (!failed) allowed = 0;  // the batch has been made before
  if (stream.get_next(&stream, &batch) != 0 || stream.get_next(&stream, &end) != 0) throw unhappy{"a batch that is not given"};
  allowed = all;
  if (batch.length != 2 || batch.n_children != 6 || end.release) throw unhappy{"another batch"};
  batch.release(&batch);
  stream.release(&stream);
  return true;
}

}  // namespace

long arrow_stream() {
  return everywhere(read_stream, [](bool) { return std::string(); });
}

}  // namespace hti_test
