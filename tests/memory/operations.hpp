// What is tried where memory runs out, and how many places each has for that.
#pragma once

namespace hti_test {

long arrow_stream();
/// Everything else: prints a line for each operation. Whether all went well.
bool operations();

}  // namespace hti_test
