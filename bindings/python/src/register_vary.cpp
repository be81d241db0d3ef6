// What varies, from files.
#include "hti/io/vary.hpp"
#include "register.hpp"
#include "register_vary.docs.hpp"
#include "sources.hpp"

namespace hti_python {

namespace {

std::vector<std::string> described(const Sources& sources) {
  std::vector<std::string> texts;
  for (const hti::vary::Source& source : made_of(sources)) texts.push_back(hti::vary::describe(source));
  return texts;
}

/// What surveys' errors are drawn by, where the sources hold sampling().
std::vector<hti::Survey> correlations(const hti::Model& model, const Sources& sources) {
  return hti::vary::correlations(model, made_of(sources));
}

}  // namespace

void register_vary(py::module_& m) {
  m.def("described", &described, "sources"_a, doc::vary_describe);
  m.def("correlations", &correlations, "model"_a, "sources"_a, doc::vary_correlations);
  m.def(
      "read_vary", [](const std::string& path, bool allow_outside) { return told_of(hti::io::read_vary(path, allow_outside)); },
      "path"_a, "allow_outside"_a = false, doc::io_read_vary);
}

}  // namespace hti_python
