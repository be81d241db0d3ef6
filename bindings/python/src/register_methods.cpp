// The rules for each step, one class per struct, from what each says of itself.
#include "register.hpp"
#include "register_methods.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

/// What docstrings and signatures call a type.
template <class T>
struct type_word;
template <>
struct type_word<double> {
  static std::string text() { return "float"; }
};
template <>
struct type_word<int> {
  static std::string text() { return "int"; }
};
template <>
struct type_word<bool> {
  static std::string text() { return "bool"; }
};
template <>
struct type_word<std::string> {
  static std::string text() { return "str"; }
};
template <>
struct type_word<hti::Interval> {
  static std::string text() { return "tuple[float, float]"; }
};
template <class T>
struct type_word<std::optional<T>> {
  static std::string text() { return type_word<T>::text() + " | None"; }
};
template <class E>
  requires std::is_enum_v<E>
struct type_word<E> {
  static std::string text() {
    std::string all = "Literal[";
    for (const std::string_view word : words<E>::list) {
      if (all.back() != '[') all += ", ";
      all.append("'").append(word).append("'");
    }
    return all += ']';
  }
};

/// A text has no default: it must be given.
template <class T>
constexpr bool has_default = !std::same_as<T, std::string>;

template <class Rule, class T>
py::object default_of(T Rule::* member) {
  const Rule rule{};
  return py::cast(rule.*member);
}

template <class Rule, std::size_t I>
constexpr bool keyword_only() {
  return get<I>(Rule::parameters).keyword_only;
}

/// What `def` takes for a parameter: its name and default, after a star where it is the first that must be named.
template <class Rule, std::size_t I>
auto argument() {
  constexpr const auto& p = get<I>(Rule::parameters);
  const auto named = [] {
    if constexpr (has_default<std::remove_cvref_t<decltype(Rule{}.*p.member)>>) {
      return std::tuple(py::arg(p.name.data()) = default_of(p.member));
    } else {
      return std::tuple(py::arg(p.name.data()));
    }
  };
  if constexpr (keyword_only<Rule, I>()) {
    if constexpr (I == 0 || !keyword_only<Rule, I - (I > 0)>()) {
      return std::tuple_cat(std::tuple(py::kw_only()), named());
    } else {
      return named();
    }
  } else {
    return named();
  }
}

template <class Rule, class... T, std::size_t... I>
void add_init(py::class_<Rule>& c, const hti::parameter_list<hti::parameter<Rule, T>...>&, std::index_sequence<I...>) {
  const auto made = [](T... values) {
    Rule rule{};
    ((rule.*get<I>(Rule::parameters).member = std::move(values)), ...);
    return rule;
  };
  std::apply([&](const auto&... arguments) { c.def(py::init(made), arguments...); }, std::tuple_cat(argument<Rule, I>()...));
}

template <class Rule, class... T>
void add_init(py::class_<Rule>& c, const hti::parameter_list<hti::parameter<Rule, T>...>& parameters) {
  add_init(c, parameters, std::index_sequence_for<T...>{});
}

/// So that `inspect.signature` and help() show how a rule is made.
template <class Rule>
py::object signature() {
  const py::module_ inspect = py::module_::import("inspect");
  const py::object kinds = inspect.attr("Parameter");
  py::list all;
  hti::for_each_parameter<Rule>([&]<class T>(const hti::parameter<Rule, T>& p) {
    const py::object kind = kinds.attr(p.keyword_only ? "KEYWORD_ONLY" : "POSITIONAL_OR_KEYWORD");
    py::dict more("annotation"_a = type_word<T>::text());
    if constexpr (has_default<T>) more["default"] = default_of(p.member);
    all.append(kinds(std::string(p.name), kind, **more));
  });
  return inspect.attr("Signature")(all);
}

/// Broken into lines of at most 96 characters, each indented.
std::string filled(std::string_view text, const std::string& indent = {}) {
  constexpr std::size_t width = 96;
  std::string out = indent;
  std::size_t column = indent.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (column > indent.size() && column + 1 + end - at > width) {
      out += '\n' + indent;
      column = indent.size();
    } else if (at > 0) {
      out += ' ';
      ++column;
    }
    out += text.substr(at, end - at);
    column += end - at;
    at = end + 1;
  }
  return out;
}

/// The docstring of a rule: sentence, details, parameters, formula and source.
template <class Rule>
std::string described() {
  std::string out = filled(Rule::text);
  if constexpr (requires { Rule::details; }) out += "\n\n" + filled(Rule::details);
  std::string parameters;
  hti::for_each_parameter<Rule>([&]<class T>(const hti::parameter<Rule, T>& p) {
    parameters.append("\n").append(p.name).append(" : ").append(type_word<T>::text());
    if constexpr (has_default<T>) parameters.append(", default ").append(written(default_of(p.member)));
    parameters.append("\n").append(filled(p.text, "    "));
  });
  if (!parameters.empty()) out += "\n\nParameters\n----------" + parameters;
  std::string notes;
  if constexpr (requires { Rule::formula; }) notes.append("\n.. math:: ").append(Rule::formula);
  if constexpr (requires { Rule::citation; }) {
    notes += notes.empty() ? "\n[" : "\n\n[";
    notes.append(Rule::citation).append("]");
  }
  if (!notes.empty()) out += "\n\nNotes\n-----" + notes;
  return out;
}

template <class Rule>
void add_rule(py::module_& m) {
  py::class_<Rule> c(m, hti::class_name<Rule>().c_str(), described<Rule>().c_str());
  value_class(c, [](const Rule& rule) {
    py::dict arguments;
    hti::for_each_parameter<Rule>([&](const auto& p) {
      const py::object object = py::cast(rule.*p.member);
      if (!object.is_none()) arguments[p.name.data()] = object;
    });
    return arguments;
  });
  add_init(c, Rule::parameters);
  hti::for_each_parameter<Rule>([&](const auto& p) { c.def_readonly(p.name.data(), p.member, std::string(p.text).c_str()); });
  c.attr("__signature__") = signature<Rule>();
}

/// Every rule that has default parameters; those of the user's own are made of callables (register_custom.cpp).
template <class... Rule>
void add_rules(py::module_& m, std::type_identity<std::variant<Rule...>>) {
  const auto add = [&]<class R>(std::type_identity<R>) {
    if constexpr (std::default_initializable<R>) add_rule<R>(m);
  };
  (add(std::type_identity<Rule>{}), ...);
}

}  // namespace

void register_methods(py::module_& m) {
  add_rules(m, std::type_identity<hti::Treat>{});
  add_rules(m, std::type_identity<hti::Normalise>{});
  add_rules(m, std::type_identity<hti::Missing>{});
  add_rules(m, std::type_identity<hti::Weight>{});
  add_rules(m, std::type_identity<hti::Aggregate>{});
  m.def("registry", &hti::registry, doc::registry);
}

}  // namespace hti_python
