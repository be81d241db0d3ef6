// What varies, from files.
#include "hti/io/vary.hpp"
#include "register.hpp"
#include "register_vary.docs.hpp"
#include "sources.hpp"

namespace hti_python {

void register_vary(py::module_& m) {
  m.def("read_vary", [](const std::string& path) { return told_of(hti::io::read_vary(path)); }, "path"_a, doc::io_read_vary);
}

}  // namespace hti_python
