// Saved indices: JSON, whose numbers are written with as many digits as give the same double back.
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "hti/index.hpp"
#include "hti/io/toml.hpp"
#include "hti/io/whole_file.hpp"
#include "hti/version.hpp"
#include "index/index_state.hpp"
#include "io/text.hpp"

namespace hti::inline v0 {
namespace {

using nlohmann::json;

constexpr const char* file_type = "hti-index";
constexpr int file_version = 2;
constexpr std::size_t most_levels = 32;

/// Whether lists and objects lie deeper within each other than that.
bool deeper_than(std::string_view text, std::size_t most) {
  std::size_t level = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') quoted = !quoted;
    if (quoted) {
      if (c == '\\') ++i;
    } else if (c == '[' || c == '{') {
      if (++level > most) return true;
    } else if ((c == ']' || c == '}') && level > 0) {
      --level;
    }
  }
  return false;
}

// JSON has no infinities and no NaN: a bound or a value that is not there is null.
json bound(double x) { return std::isfinite(x) ? json(x) : json(nullptr); }
double bound_or(const json& j, double absent) { return j.is_null() ? absent : j.get<double>(); }

json write(const treat::fitted& f) {
  json j{{"low", bound(f.low)}, {"high", bound(f.high)}, {"points", f.points}};
  if (f.log) j["log"] = {{"origin", f.log->origin}, {"offset", f.log->offset}};
  return j;
}

treat::fitted read_treatment(const json& j) {
  treat::fitted f{.low = bound_or(j.at("low"), -detail::infinity),
                  .high = bound_or(j.at("high"), detail::infinity),
                  .points = j.at("points")};
  if (j.contains("log")) f.log = treat::log_map{.origin = j["log"].at("origin"), .offset = j["log"].at("offset")};
  return f;
}

json write(const normalise::fitted& f) {
  json j{{"constant", f.constant}};
  if (const auto* a = std::get_if<normalise::affine>(&f.map)) {
    j["affine"] = {
        {"origin", a->origin}, {"scale", a->scale}, {"offset", a->offset}, {"low", bound(a->low)}, {"high", bound(a->high)}};
  } else if (const auto* r = std::get_if<normalise::ranked>(&f.map)) {
    j["ranked"] = {{"reference", r->reference}, {"offset", r->offset}, {"most", bound(r->most)}, {"divisor", r->divisor}};
    if (r->best) j["ranked"]["best"] = true;
  } else if (const auto* c = std::get_if<normalise::curve>(&f.map)) {
    j["curve"] = c->learnt;
  }
  return j;
}

/// The curve of a rule that makes one.
normalise::curve curve_of(const Normalise& rule, const std::vector<double>& learnt) {
  return std::visit(
      [&]<class Rule>(const Rule&) -> normalise::curve {
        if constexpr (requires { Rule::learnt; }) {
          if (learnt.size() == Rule::learnt.size()) return normalise::curve::of<Rule>(learnt);
        }
        throw json::other_error::create(500, "the numbers of a curve are not those of its rule", nullptr);
      },
      rule);
}

/// The formula of places of a rule that has one.
double (*bend_of(const Normalise& rule))(double) {
  return std::visit(
      []<class Rule>(const Rule&) -> double (*)(double) {
        if constexpr (requires { &Rule::bend; }) return &Rule::bend;
        return nullptr;
      },
      rule);
}

normalise::fitted read_normalisation(const json& j, const Normalise& rule) {
  normalise::fitted f{.map = {}, .constant = j.at("constant")};
  if (j.contains("ranked")) {
    const json& r = j["ranked"];
    f.map = normalise::ranked{.reference = r.at("reference"),
                              .offset = r.at("offset"),
                              .most = bound_or(r.at("most"), detail::infinity),
                              .divisor = r.at("divisor"),
                              .best = r.value("best", false),
                              .bend = bend_of(rule)};
  } else if (j.contains("curve")) {
    f.map = curve_of(rule, j["curve"]);
  } else {
    const json& a = j.at("affine");
    f.map = normalise::affine{.origin = a.at("origin"),
                              .scale = a.at("scale"),
                              .offset = a.at("offset"),
                              .low = bound_or(a.at("low"), -detail::infinity),
                              .high = bound_or(a.at("high"), detail::infinity)};
  }
  return f;
}

json write(const impute::centre& f) { return {{"value", f.value}, {"variable", f.variable}, {"groups", f.groups}}; }

// Its units stand once for all, and its rule in the definition.
json write(const impute::neighbours& f) { return {{"of_all", f.of_all}}; }

json write(const impute::Profiles& reference, std::size_t indicators) {
  const std::span<const std::string> units = reference.units();
  json j{{"units", std::vector<std::string>(units.begin(), units.end())}, {"values", json::array()}};
  for (std::size_t u = 0; u < units.size(); ++u) {
    for (std::size_t i = 0; i < indicators; ++i) j["values"].push_back(bound(reference.row(u)[i]));
  }
  return j;
}

json write(const detail::leaf_state& leaf, const Model& model) {
  json j{{"indicator", model[leaf.node].id}, {"dropped", leaf.dropped}};
  if (leaf.dropped) return j;
  j["treat"] = write(leaf.treat);
  j["normalise"] = write(leaf.normalise);
  j["size"] = leaf.size;
  j["computed"] = leaf.computed;
  for (std::size_t s = 0; s < leaf.penalty.size(); ++s) {
    if (!std::isnan(leaf.penalty[s])) j["penalty"][std::string(name(static_cast<Status>(s)))] = leaf.penalty[s];
  }
  for (const auto& [status, fill] : leaf.fill) {
    j["fill"][std::string(name(status))] = std::visit([](const auto& f) { return write(f); }, fill);
  }
  return j;
}

// A part that is left out where it would be empty.
const json& part(const json& j, const char* key) {
  static const json empty = json::object();
  const auto it = j.find(key);
  return it == j.end() ? empty : *it;
}

Status status_of(const std::string& text) {
  if (const auto status = status_named(text)) return *status;
  throw json::other_error::create(500, "unknown status " + text, nullptr);
}

std::shared_ptr<const impute::Profiles> read_profiles(const json& j, std::size_t indicators) {
  std::vector<std::string> units = j.at("units");
  std::vector<double> values;
  for (const json& value : j.at("values")) values.push_back(bound_or(value, detail::nan));
  if (values.size() != units.size() * indicators)
    throw json::other_error::create(500, "the values of the reference are not those of its units", nullptr);
  return std::make_shared<const impute::Profiles>(std::move(units), indicators, std::move(values));
}

/// \param reference  null where the file holds none
impute::fitted read_filling(const json& j, const Missing& rule, std::size_t indicator,
                            const std::shared_ptr<const impute::Profiles>& reference) {
  const auto* nearest = std::get_if<impute::nearest>(&rule);
  if (!nearest) return impute::centre{.value = j.at("value"), .variable = j.at("variable"), .groups = j.at("groups")};
  if (!reference) throw json::other_error::create(500, "there is no reference to find neighbours in", nullptr);
  return nearest->among(reference, indicator, j.at("of_all"));
}

std::size_t node_of(const Model& model, const std::string& id) {
  const std::optional<std::size_t> node = model.find(id);
  if (!node) throw json::other_error::create(500, "there is no node " + id, nullptr);
  return *node;
}

/// \param indicator  its number
detail::leaf_state read_leaf(const json& j, const Definition& definition, std::size_t indicator,
                             const std::shared_ptr<const impute::Profiles>& reference) {
  const Model& model = definition.model;
  detail::leaf_state leaf;
  leaf.node = node_of(model, j.at("indicator"));
  leaf.dropped = j.at("dropped");
  if (leaf.dropped) return leaf;
  leaf.treat = read_treatment(j.at("treat"));
  leaf.normalise = read_normalisation(j.at("normalise"), definition.method.normalise.at(model[leaf.node].id, 1));
  leaf.size = j.at("size");
  leaf.computed = j.value("computed", true);  // as files were read before they said so
  for (const auto& [status, value] : part(j, "penalty").items())
    leaf.penalty[static_cast<std::size_t>(status_of(status))] = value;
  for (const auto& [status, fill] : part(j, "fill").items()) {
    const Missing& rule = detail::rule_for(definition.method.missing, model[leaf.node].id, status_of(status));
    leaf.fill[status_of(status)] = read_filling(fill, rule, indicator, reference);
  }
  return leaf;
}

/// Of all that a file holds beside it, however it is laid out.
std::string checksum(json j) {
  j.erase("checksum");
  return detail::content_hash(j.dump());
}

json write(const std::optional<Cutoffs>& c) { return c ? json{{"mean", bound(c->mean)}, {"sd", bound(c->sd)}} : json(nullptr); }

}  // namespace

std::string Index::to_json() const {
  const detail::index_state& s = state();
  json j{{"type", file_type},
         {"version", file_version},
         {"library", std::string(version)},
         {"definition", io::to_toml(s.definition)},
         {"reference_hash", s.reference_hash}};
  for (const detail::leaf_state& leaf : s.leaves) {
    j["indicators"].push_back(write(leaf, s.definition.model));
    for (const auto& [status, fill] : leaf.fill) {
      if (const auto* near = std::get_if<impute::neighbours>(&fill); near && !j.contains("reference"))
        j["reference"] = write(*near->reference, s.leaves.size());
    }
  }
  for (const auto& [node, learnt] : s.nodes) {
    j["nodes"][s.definition.model[node].id] = {{"normalise", write(learnt.normalise)}, {"size", learnt.size}};
  }
  for (const auto& [node, weights] : s.learnt_weights) j["weights"][s.definition.model[node].id] = weights;
  for (const auto& [node, children] : s.learnt_children) {
    json& all = j["children"][s.definition.model[node].id] = json::array();
    for (const double x : children) all.push_back(bound(x));
  }
  for (const auto& [node, fitted] : s.rescale) j["rescale"][s.definition.model[node].id] = write(fitted);
  for (const auto& c : s.cutoffs()) j["cutoffs"].push_back(write(c));
  j["checksum"] = checksum(j);
  return j.dump(1);
}

void Index::save(const std::string& path) const { io::write_whole(path, to_json() + '\n'); }

Index Index::from_json(std::string_view text) {
  const auto refuse = [](code c, Message message) { return DataError({{.code = c, .said = std::move(message)}}); };
  std::string owned;
  text = io::to_utf8(text, io::Encoding::utf8, {}, owned);
  if (deeper_than(text, most_levels))
    throw refuse(code::too_deep, say("index-too-deep", "its lists lie more than {most} deep", {{"most", most_levels}}));
  try {
    const json j = json::parse(text);
    if (!j.is_object() || j.value("type", "") != file_type)
      throw refuse(code::wrong_file_type, say("no-saved-index", "this is no saved index"));
    if (j.at("version") != file_version) {
      throw refuse(code::unsupported_version,
                   say("index-version", "the file has version {version}, this library reads version {reads}",
                       {{"version", j.at("version").dump()}, {"reads", file_version}}));
    }
    const auto state = std::make_shared<detail::index_state>(
        io::parse_definition(j.at("definition").get<std::string>(), "<saved definition>"));
    const Model& model = state->definition.model;
    state->reference_hash = j.at("reference_hash");
    std::shared_ptr<const impute::Profiles> reference;
    if (j.contains("reference")) reference = read_profiles(j["reference"], model.indicators().size());
    for (const json& leaf : j.at("indicators"))
      state->leaves.push_back(read_leaf(leaf, state->definition, state->leaves.size(), reference));
    for (const auto& [id, learnt] : part(j, "nodes").items()) {
      const std::size_t node = node_of(model, id);
      const Normalise* rule = detail::node_rule(state->definition, node);
      if (!rule) throw json::other_error::create(500, "nothing normalises " + id, nullptr);
      state->nodes.emplace(
          node, detail::node_state{.normalise = read_normalisation(learnt.at("normalise"), *rule), .size = learnt.at("size")});
    }
    for (const auto& [id, weights] : part(j, "weights").items()) {
      const std::size_t node = node_of(model, id);
      if (weights.size() != model.children(node).size()) {
        throw json::other_error::create(500, "the weights below " + id + " are not those of its children", nullptr);
      }
      state->learnt_weights.emplace(node, weights.get<std::vector<double>>());
    }
    for (const auto& [id, children] : part(j, "children").items()) {
      const std::size_t node = node_of(model, id);
      std::vector<double>& all = state->learnt_children[node];
      for (const json& x : children) all.push_back(bound_or(x, detail::nan));
      if (all.size() % model.children(node).size() != 0) {
        throw json::other_error::create(500, "the reference below " + id + " is not of its children", nullptr);
      }
    }
    for (const auto& [id, fitted] : part(j, "rescale").items()) {
      const std::size_t node = node_of(model, id);
      const Normalise* rule = detail::rescale_rule(state->definition, node);
      if (!rule) throw json::other_error::create(500, "nothing rescales " + id, nullptr);
      state->rescale.emplace(node, read_normalisation(fitted, *rule));
    }
    std::vector<std::optional<Cutoffs>> cutoffs;
    for (const json& c : j.at("cutoffs")) {
      cutoffs.push_back(c.is_null() ? std::nullopt
                                    : std::optional(Cutoffs{.mean = bound_or(c.at("mean"), detail::nan),
                                                            .sd = bound_or(c.at("sd"), detail::nan)}));
    }
    bool fits = state->leaves.size() == model.indicators().size() && cutoffs.size() == model.size();
    for (std::size_t k = 0; fits && k < state->leaves.size(); ++k) fits = state->leaves[k].node == model.indicators()[k];
    if (!fits) throw refuse(code::syntax_error, say("index-does-not-fit", "the file does not hold what its definition needs"));
    state->compile();
    for (const detail::branch& b : state->branches) fits = fits && (!b.reference || state->learnt_children.contains(b.node));
    if (!fits) throw refuse(code::syntax_error, say("index-does-not-fit", "the file does not hold what its definition needs"));
    for (std::size_t node = 0; node < cutoffs.size(); ++node) {
      if (cutoffs[node]) cutoffs[node]->slack = state->shown_slack[node];
    }
    state->set_cutoffs(std::move(cutoffs));
    if (j.at("checksum") != checksum(j))
      throw refuse(code::syntax_error, say("index-checksum", "the file is damaged: its checksum is not that of what it holds"));
    return Index(state);
  } catch (const json::exception& e) {
    throw refuse(code::syntax_error,
                 say("damaged-index", "the file is damaged: {why}", {{"why", io::shown(std::string_view(e.what()))}}));
  }
}

Index Index::load(const std::string& path) {
  const std::string text = io::read_bytes(path, io::largest_index);
  try {
    return from_json(text);
  } catch (const DataError& error) {
    std::vector<Problem> problems = error.problems();
    for (Problem& p : problems) p.file = path;
    throw DataError(std::move(problems));
  }
}

}  // namespace hti::inline v0
