#include "hti/io/arrow.hpp"

#include <cerrno>
#include <cmath>
#include <initializer_list>
#include <memory>
#include <utility>

namespace hti::inline v0::io {
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

/// An array or a schema that is released where nobody takes it.
template <class Struct>
class Owned {
 public:
  Owned() = default;
  explicit Owned(const Struct& made) : made_(made) {}
  Owned(Owned&& other) noexcept : made_(other.taken()) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(made_, other.made_);
    return *this;
  }
  ~Owned() {
    if (made_.release) made_.release(&made_);
  }

  [[nodiscard]] Struct* get() noexcept { return &made_; }
  [[nodiscard]] Struct taken() noexcept { return std::exchange(made_, Struct{}); }

 private:
  Struct made_{};
};

using Array = Owned<ArrowArray>;
using Schema = Owned<ArrowSchema>;

/// The children of an array or a schema, and the pointers that it has to them.
template <class Struct>
struct Children {
  std::vector<Owned<Struct>> owned{};
  std::vector<Struct*> pointers{};

  void point() {
    pointers.reserve(owned.size());
    for (Owned<Struct>& child : owned) pointers.push_back(child.get());
  }
};

/// What an array points to.
struct Held {
  std::vector<std::uint8_t> valid{};
  std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::uint8_t>> data{};
  std::string characters{};
  std::vector<const void*> buffers{};
  Children<ArrowArray> children{};
};

/// Whoever takes an array may move its children away, and marks them as released.
template <class Kept, class Struct>
void release(Struct* made) {
  delete static_cast<Kept*>(made->private_data);
  made->release = nullptr;
}

Array array_of(std::unique_ptr<Held> held, std::size_t length, std::int64_t nulls = 0) {
  held->children.point();
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.null_count = nulls;
  array.n_buffers = static_cast<std::int64_t>(held->buffers.size());
  array.n_children = static_cast<std::int64_t>(held->children.pointers.size());
  array.buffers = held->buffers.data();
  array.children = held->children.pointers.data();
  array.release = &release<Held, ArrowArray>;
  array.private_data = held.release();
  return Array(array);
}

/// Cells of a fixed size; what does not count as there is null.
template <class Data, class There>
Array fixed(Data data, std::size_t length, const There& there) {
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

Array exported(std::vector<double>&& cells) {
  const std::vector<double>& kept = cells;
  std::vector<bool> there;
  for (const double x : kept) there.push_back(!std::isnan(x));
  const std::size_t length = cells.size();
  return fixed(std::move(cells), length, [&](std::size_t i) { return there[i]; });
}

Array exported(std::vector<std::int64_t>&& cells) {
  const std::size_t length = cells.size();
  return fixed(std::move(cells), length, [](std::size_t) { return true; });
}

template <class Truth>
Array truths(const std::vector<Truth>& cells) {
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

Array exported(std::vector<bool>&& cells) { return truths(cells); }

Array exported(std::vector<std::optional<bool>>&& cells) { return truths(cells); }

Array exported(std::vector<std::string>&& cells) {
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

Array exported(std::vector<std::vector<std::string>>&& cells) {
  auto held = std::make_unique<Held>();
  std::vector<std::int64_t> ends{0};
  std::vector<std::string> flat;
  for (const std::vector<std::string>& cell : cells) {
    flat.insert(flat.end(), cell.begin(), cell.end());
    ends.push_back(static_cast<std::int64_t>(flat.size()));
  }
  held->data = std::move(ends);
  held->buffers = {nullptr, std::get<std::vector<std::int64_t>>(held->data).data()};
  held->children.owned.push_back(exported(std::move(flat)));
  return array_of(std::move(held), cells.size());
}

/// The types of `Cells`, in their order.
constexpr std::array<const char*, std::variant_size_v<Cells>> formats{"g", "l", "b", "b", "U", "+L"};

struct Named {
  std::string name{};
  std::string metadata{};
  Children<ArrowSchema> children{};
};

Schema schema_of(const char* format, std::string name, std::int64_t flags, std::vector<Schema> children = {},
                 std::string metadata = {}) {
  auto named = std::make_unique<Named>();
  named->name = std::move(name);
  named->metadata = std::move(metadata);
  named->children.owned = std::move(children);
  named->children.point();
  ArrowSchema schema{};
  schema.format = format;
  schema.name = named->name.c_str();
  schema.metadata = named->metadata.empty() ? nullptr : named->metadata.data();
  schema.flags = flags;
  schema.n_children = static_cast<std::int64_t>(named->children.pointers.size());
  schema.children = named->children.pointers.data();
  schema.release = &release<Named, ArrowSchema>;
  schema.private_data = named.release();
  return Schema(schema);
}

/// Keys and values as the interface has them: how many, and each with its length before it.
std::string metadata(std::initializer_list<std::pair<std::string_view, std::string_view>> facts) {
  std::string bytes;
  const auto number = [&](std::size_t value) {
    const auto n = static_cast<std::int32_t>(value);
    bytes.append(reinterpret_cast<const char*>(&n), sizeof n);
  };
  number(facts.size());
  for (const auto& [key, value] : facts) {
    for (const std::string_view text : {key, value}) {
      number(text.size());
      bytes += text;
    }
  }
  return bytes;
}

Schema field(const DataColumn& column) {
  std::vector<Schema> item;
  if (std::holds_alternative<std::vector<std::vector<std::string>>>(column.cells))
    item.push_back(schema_of("U", "item", ARROW_FLAG_NULLABLE));
  return schema_of(
      formats[column.cells.index()], column.name, ARROW_FLAG_NULLABLE, std::move(item),
      metadata({{"quantity", name(column.quantity)}, {"role", name(column.role)}, {"format", format(column.quantity)}}));
}

/// Name and kind of every column, and the only batch until it is given.
struct Stream {
  DataFrame fields{};
  Array batch{};
};

/// All that can go wrong here is that memory runs out, and no exception may leave.
int get_schema(ArrowArrayStream* self, ArrowSchema* out) {
  try {
    std::vector<Schema> fields;
    for (const DataColumn& column : static_cast<Stream*>(self->private_data)->fields.columns) fields.push_back(field(column));
    *out = schema_of("+s", "", 0, std::move(fields)).taken();
    return 0;
  } catch (...) {
    return ENOMEM;
  }
}

int get_next(ArrowArrayStream* self, ArrowArray* out) {
  *out = static_cast<Stream*>(self->private_data)->batch.taken();  // without a release once it is given: the end
  return 0;
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release_stream(ArrowArrayStream* self) { release<Stream>(self); }

}  // namespace

void to_arrow(DataFrame frame, ArrowArrayStream& stream) {
  auto made = std::make_unique<Stream>();
  auto held = std::make_unique<Held>();
  held->buffers = {nullptr};
  const std::size_t rows = frame.rows();
  for (DataColumn& column : frame.columns)
    held->children.owned.push_back(std::visit([](auto& cells) { return exported(std::move(cells)); }, column.cells));
  made->batch = array_of(std::move(held), rows);
  made->fields = std::move(frame);
  stream = {&get_schema, &get_next, &get_last_error, &release_stream, made.release()};
}

}  // namespace hti::inline v0::io
