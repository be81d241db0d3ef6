#include "hti/io/arrow.hpp"

#include <cerrno>
#include <cmath>
#include <memory>

namespace hti::io {
namespace {

/// Bits from the lowest of the first byte on.
class Bits {
 public:
  explicit Bits(std::size_t size) : bytes_((size + 7) / 8) {}
  void set(std::size_t at) { bytes_[at / 8] = static_cast<std::uint8_t>(bytes_[at / 8] | 1U << at % 8); }
  [[nodiscard]] std::vector<std::uint8_t> bytes() && { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

/// What an array points to.
struct Held {
  std::vector<std::uint8_t> valid{};
  std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::uint8_t>> data{};
  std::string characters{};
  std::vector<const void*> buffers{};
  std::vector<ArrowArray> children{};
  std::vector<ArrowArray*> pointers{};
};

// Whoever takes an array may move its children away, and marks them as released.
void release_array(ArrowArray* array) {
  for (std::int64_t k = 0; k < array->n_children; ++k) {
    if (array->children[k]->release) array->children[k]->release(array->children[k]);
  }
  delete static_cast<Held*>(array->private_data);
  array->release = nullptr;
}

ArrowArray array_of(std::unique_ptr<Held> held, std::size_t length, std::int64_t nulls = 0) {
  for (ArrowArray& child : held->children) held->pointers.push_back(&child);
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.null_count = nulls;
  array.n_buffers = static_cast<std::int64_t>(held->buffers.size());
  array.n_children = static_cast<std::int64_t>(held->children.size());
  array.buffers = held->buffers.data();
  array.children = held->pointers.data();
  array.release = &release_array;
  array.private_data = held.release();
  return array;
}

/// Cells of a fixed size; what does not count as there is null.
template <class Data, class There>
ArrowArray fixed(Data data, std::size_t length, const There& there) {
  auto held = std::make_unique<Held>();
  Bits valid(length);
  std::int64_t nulls = 0;
  for (std::size_t i = 0; i < length; ++i) there(i) ? valid.set(i) : static_cast<void>(++nulls);
  held->valid = std::move(valid).bytes();
  held->data = std::move(data);
  const void* cells = std::visit([](const auto& kept) { return static_cast<const void*>(kept.data()); }, held->data);
  held->buffers = {nulls > 0 ? held->valid.data() : nullptr, cells};
  return array_of(std::move(held), length, nulls);
}

ArrowArray exported(std::vector<double>&& cells) {
  const std::vector<double>& kept = cells;
  std::vector<bool> there;
  for (const double x : kept) there.push_back(!std::isnan(x));
  const std::size_t length = cells.size();
  return fixed(std::move(cells), length, [&](std::size_t i) { return there[i]; });
}

ArrowArray exported(std::vector<std::int64_t>&& cells) {
  const std::size_t length = cells.size();
  return fixed(std::move(cells), length, [](std::size_t) { return true; });
}

template <class Truth>
ArrowArray truths(const std::vector<Truth>& cells) {
  Bits bits(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] == Truth(true)) bits.set(i);
  }
  return fixed(std::move(bits).bytes(), cells.size(), [&](std::size_t i) {
    if constexpr (std::same_as<Truth, bool>)
      return true;
    else
      return cells[i].has_value();
  });
}

ArrowArray exported(std::vector<bool>&& cells) { return truths(cells); }

ArrowArray exported(std::vector<std::optional<bool>>&& cells) { return truths(cells); }

ArrowArray exported(std::vector<std::string>&& cells) {
  auto held = std::make_unique<Held>();
  std::vector<std::int64_t> ends{0};
  for (const std::string& cell : cells) {
    held->characters += cell;
    ends.push_back(static_cast<std::int64_t>(held->characters.size()));
  }
  held->data = std::move(ends);
  held->buffers = {nullptr, std::get<std::vector<std::int64_t>>(held->data).data(), held->characters.data()};
  return array_of(std::move(held), cells.size());
}

ArrowArray exported(std::vector<std::vector<std::string>>&& cells) {
  auto held = std::make_unique<Held>();
  std::vector<std::int64_t> ends{0};
  std::vector<std::string> flat;
  for (const std::vector<std::string>& cell : cells) {
    flat.insert(flat.end(), cell.begin(), cell.end());
    ends.push_back(static_cast<std::int64_t>(flat.size()));
  }
  held->data = std::move(ends);
  held->buffers = {nullptr, std::get<std::vector<std::int64_t>>(held->data).data()};
  held->children.push_back(exported(std::move(flat)));
  return array_of(std::move(held), cells.size());
}

/// The types of `Cells`, in their order.
constexpr std::array<const char*, std::variant_size_v<Cells>> formats{"g", "l", "b", "b", "U", "+L"};

struct Named {
  std::string name{};
  std::vector<ArrowSchema> children{};
  std::vector<ArrowSchema*> pointers{};
};

void release_schema(ArrowSchema* schema) {
  for (std::int64_t k = 0; k < schema->n_children; ++k) {
    if (schema->children[k]->release) schema->children[k]->release(schema->children[k]);
  }
  delete static_cast<Named*>(schema->private_data);
  schema->release = nullptr;
}

ArrowSchema schema_of(const char* format, std::string name, std::int64_t flags, std::vector<ArrowSchema> children = {}) {
  auto named = std::make_unique<Named>(Named{std::move(name), std::move(children), {}});
  for (ArrowSchema& child : named->children) named->pointers.push_back(&child);
  ArrowSchema schema{};
  schema.format = format;
  schema.name = named->name.c_str();
  schema.flags = flags;
  schema.n_children = static_cast<std::int64_t>(named->children.size());
  schema.children = named->pointers.data();
  schema.release = &release_schema;
  schema.private_data = named.release();
  return schema;
}

struct Stream {
  DataFrame frame{};
  std::size_t rows = 0;
  std::vector<ArrowSchema> fields() const {
    std::vector<ArrowSchema> all;
    for (const DataColumn& column : frame.columns) {
      const bool list = std::holds_alternative<std::vector<std::vector<std::string>>>(column.cells);
      std::vector<ArrowSchema> item;
      if (list) item.push_back(schema_of("U", "item", ARROW_FLAG_NULLABLE));
      all.push_back(schema_of(formats[column.cells.index()], column.name, ARROW_FLAG_NULLABLE, std::move(item)));
    }
    return all;
  }
  bool given = false;
};

/// The only thing that can go wrong is that memory runs out, and no exception may leave.
template <class Give>
int guarded(const Give& give) noexcept {
  try {
    give();
    return 0;
  } catch (...) {
    return ENOMEM;
  }
}

int get_schema(ArrowArrayStream* self, ArrowSchema* out) {
  return guarded([&] { *out = schema_of("+s", "", 0, static_cast<Stream*>(self->private_data)->fields()); });
}

int get_next(ArrowArrayStream* self, ArrowArray* out) {
  return guarded([&] {
    auto& stream = *static_cast<Stream*>(self->private_data);
    *out = {};  // without a release: the end
    if (std::exchange(stream.given, true)) return;
    auto held = std::make_unique<Held>();
    held->buffers = {nullptr};
    for (DataColumn& column : stream.frame.columns) {
      held->children.push_back(std::visit([](auto& cells) { return exported(std::move(cells)); }, column.cells));
    }
    *out = array_of(std::move(held), stream.rows);
  });
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release_stream(ArrowArrayStream* self) {
  delete static_cast<Stream*>(self->private_data);
  self->release = nullptr;
}

}  // namespace

void to_arrow(DataFrame frame, ArrowArrayStream& stream) {
  auto held = std::make_unique<Stream>();
  held->rows = frame.rows();
  held->frame = std::move(frame);
  stream = {&get_schema, &get_next, &get_last_error, &release_stream, held.release()};
}

}  // namespace hti::io
