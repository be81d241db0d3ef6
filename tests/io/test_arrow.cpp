// What the Arrow C data interface asks of whoever gives a stream: https://arrow.apache.org/docs/format/CStreamInterface.html
#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "hti/io/arrow.hpp"

using namespace hti;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

DataFrame every_type() {
  DataFrame frame;
  frame.append({{{.name = "number", .cells = std::vector<double>{1.5, nan, -0.0}}}});
  frame.append({{{.name = "whole", .cells = std::vector<std::int64_t>{1, 2, 3}}}});
  frame.append({{{.name = "truth", .cells = std::vector<bool>{true, false, true}}}});
  frame.append({{{.name = "maybe", .cells = std::vector<std::optional<bool>>{true, std::nullopt, false}}}});
  frame.append({{{.name = "text", .cells = std::vector<std::string>{"å", "", "bc"}}}});
  frame.append({{{.name = "texts", .cells = std::vector<std::vector<std::string>>{{"a", "b"}, {}, {"c"}}}}});
  return frame;
}

}  // namespace

TEST_CASE("An Arrow stream gives its schema any number of times") {
  ArrowArrayStream stream;
  io::to_arrow(every_type(), stream);
  for (int i = 0; i < 2; ++i) {
    ArrowSchema schema;
    REQUIRE(stream.get_schema(&stream, &schema) == 0);
    CHECK(std::string(schema.format) == "+s");
    REQUIRE(schema.n_children == 6);
    std::string formats;
    for (int k = 0; k < 6; ++k) formats += std::string(schema.children[k]->format) + " " + schema.children[k]->name + ";";
    CHECK(formats == "g number;l whole;b truth;b maybe;U text;+L texts;");
    CHECK(std::string(schema.children[5]->children[0]->format) == "U");
    schema.release(&schema);
    CHECK(schema.release == nullptr);
  }
  stream.release(&stream);
  CHECK(stream.release == nullptr);
}

TEST_CASE("An Arrow stream gives one batch and then ends") {
  ArrowArrayStream stream;
  io::to_arrow(every_type(), stream);
  ArrowArray batch;
  REQUIRE(stream.get_next(&stream, &batch) == 0);
  ArrowArray end;
  REQUIRE(stream.get_next(&stream, &end) == 0);
  CHECK(end.release == nullptr);
  ArrowSchema schema;
  REQUIRE(stream.get_schema(&stream, &schema) == 0);
  CHECK(std::string(schema.children[4]->format) == "U");
  schema.release(&schema);
  stream.release(&stream);

  // The batch outlives its stream.
  REQUIRE(batch.length == 3);
  const ArrowArray& number = *batch.children[0];
  CHECK(number.null_count == 1);
  CHECK((static_cast<const unsigned char*>(number.buffers[0])[0] & 7U) == 5);
  CHECK(static_cast<const double*>(number.buffers[1])[0] == 1.5);
  CHECK(batch.children[1]->buffers[0] == nullptr);
  CHECK((static_cast<const unsigned char*>(batch.children[2]->buffers[1])[0] & 7U) == 5);
  CHECK(batch.children[3]->null_count == 1);
  const auto* ends = static_cast<const std::int64_t*>(batch.children[4]->buffers[1]);
  CHECK(std::string(static_cast<const char*>(batch.children[4]->buffers[2]), static_cast<std::size_t>(ends[3])) == "åbc");

  // A consumer may move a child away, which then lives on its own.
  ArrowArray moved = *batch.children[5];
  batch.children[5]->release = nullptr;
  batch.release(&batch);
  CHECK(batch.release == nullptr);
  CHECK(static_cast<const std::int64_t*>(moved.buffers[1])[3] == 3);
  CHECK(moved.children[0]->length == 3);
  moved.release(&moved);
}

TEST_CASE("A field says what its column is, in the bytes that the interface asks for") {
  ArrowArrayStream stream;
  io::to_arrow({{{.name = "gap", .cells = std::vector<double>{1}, .quantity = Quantity::points, .role = Role::error}}}, stream);
  ArrowSchema schema;
  REQUIRE(stream.get_schema(&stream, &schema) == 0);
  CHECK(schema.metadata == nullptr);
  std::string expected;
  const auto number = [&](std::int32_t n) { expected.append(reinterpret_cast<const char*>(&n), 4); };
  number(3);
  for (const std::string text : {"quantity", "points", "role", "error", "format", "+.2f"}) {
    number(static_cast<std::int32_t>(text.size()));
    expected += text;
  }
  CHECK(std::string(schema.children[0]->metadata, expected.size()) == expected);
  schema.release(&schema);
  stream.release(&stream);
}

TEST_CASE("An Arrow stream of no rows, and one of no columns") {
  for (const DataFrame& frame : {DataFrame{{{.name = "a", .cells = std::vector<std::string>{}}}}, DataFrame{}}) {
    ArrowArrayStream stream;
    io::to_arrow(frame, stream);
    ArrowArray batch;
    REQUIRE(stream.get_next(&stream, &batch) == 0);
    CHECK(batch.length == 0);
    CHECK(batch.n_children == static_cast<std::int64_t>(frame.columns.size()));
    batch.release(&batch);
    stream.release(&stream);
  }
}
