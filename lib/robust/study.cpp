// What is asked of an uncertainty analysis, and results of it put together.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "base/hash.hpp"
#include "hti/base/number_text.hpp"
#include "hti/version.hpp"
#include "robust/faults.hpp"
#include "robust/state.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::batch;
using hti::detail::refuse;

constexpr std::uint64_t most_replicates = 100'000'000;

std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const Table& table, const uncertainty_options& options) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [a, b] : options.pairs) pairs.emplace_back(table.unit_at(a), table.unit_at(b));
  return pairs;
}

/// Whether a rule is the user's own: it is code, and known by its label alone.
template <class... Rules>
bool is_own(const std::variant<Rules...>& rule) {
  return std::visit([]<class Rule>(const Rule&) { return !std::default_initializable<Rule>; }, rule);
}
template <class Rule>
bool is_own(const Choice<Rule>& choice) {
  const auto own = [](const auto& exception) { return is_own(exception.second); };
  return is_own(choice.rule) || std::any_of(choice.level.begin(), choice.level.end(), own) ||
         std::any_of(choice.node.begin(), choice.node.end(), own);
}
bool has_own_rules(const hti::detail::variant& v) {
  if (!v.index) return false;
  const Method& m = v.index->method();
  return is_own(m.treat) || is_own(m.normalise) || is_own(m.aggregate) ||
         std::any_of(m.rescale.begin(), m.rescale.end(), [](const auto& rule) { return is_own(rule.second); });
}

std::string hash_of(const study& s, const uncertainty_options& options) {
  std::string text;
  // Each field with its length, so that no two questions give the same text.
  const auto add = [&](std::string_view field) { (text += std::to_string(field.size()) + ':') += field; };
  const auto add_number = [&](double x) { add(std::string_view(reinterpret_cast<const char*>(&x), sizeof x)); };
  add(version);
  add(s.index.definition().hash());
  add(s.index.reference_hash());
  add(s.table.hash());
  add(std::to_string(s.seed));
  add(std::to_string(s.sources.size()));
  for (const vary::Source& source : s.sources) {
    add(vary::name(source));
    add(vary::describe(source));
    const auto* choice = std::get_if<vary::choice>(&source);
    if (!choice) continue;
    for (const vary::Step& alternative : choice->alternatives) add(vary::step(alternative));
    for (const double p : choice->p) add_number(p);
  }
  add(std::to_string(s.replicator.nodes().size()));
  for (const std::size_t node : s.replicator.nodes()) add(std::to_string(node));
  for (const auto& [a, b] : options.pairs) {
    add(a);
    add(b);
  }
  add(s.reference ? s.reference->hash() : "");
  add(s.frame == Frame::refit ? "refit" : "frozen");
  return hti::detail::content_hash(text);
}

void check_mc_error(double mc_error) {
  if (!(mc_error >= 0))
    refuse(say("mc-error", "mc_error must be 0 or more, but is {value}", {{"value", hti::detail::number_text(mc_error)}}));
}

void check_number(std::uint64_t n) {
  if (n > most_replicates) {
    refuse(say("too-many-replicates", "there can be at most {most} replicates, not {replicates}",
               {{"most", most_replicates}, {"replicates", n}}));
  }
}

/// Whom the table is placed among; none where that is its own units.
std::optional<Table> reference_of(const Index& index, const Table& table, const uncertainty_options& options) {
  if (options.reference && options.reference->hash() != table.hash()) return options.reference;
  if (!options.reference && table.hash() != index.reference_hash()) {
    refuse(say("tell-the-reference",
               "the table is not the one that the index was fitted to: tell its reference, the table whose units it is placed "
               "among, or the table itself for ranks among its own units"),
           code::conflicting_rules);
  }
  return {};
}

}  // namespace

study::study(const Index& index_, const Table& table_, std::vector<vary::Source> sources_, const uncertainty_options& options)
    : index(index_),
      table(table_),
      sources(std::move(sources_)),
      seed(options.seed),
      frame(options.frame),
      reference(reference_of(index, table, options)),
      replicator(index, table, sources, options.nodes, {.reference = reference, .refit = frame == Frame::refit}) {
  constexpr std::size_t tile = hti::detail::tile;
  const std::size_t padded = (table.n_units() + tile - 1) / tile * tile;
  const Scores base = index.score(table, {.indicators = false});
  const std::vector<Interval> reaches = replicator.reaches();
  for (std::size_t o = 0; o < replicator.nodes().size(); ++o) {
    const std::span<const double> scores = base[replicator.nodes()[o]];
    base_scores.emplace_back(scores.begin(), scores.end());
    std::vector<double> ranks(scores.size(), hti::detail::nan);
    const std::string& node = index.model()[replicator.nodes()[o]].id;
    if (reference) {
      const std::vector<Place> places = base.place_in(index.score(*reference, {.indicators = false}), node);
      for (std::size_t u = 0; u < places.size(); ++u) ranks[u] = places[u].rank;
    } else {
      ranks = base.ranks(node);
    }
    base_ranks.push_back(std::move(ranks));
    frames.push_back(hti::detail::make_frame(table.units(), replicator.units() - replicator.followed(),
                                             replicator.base().subspan(o * replicator.padded(), padded), reaches[o],
                                             index.method().rank.ties));
    frames.back().pairs = pairs_of(table, options);
  }
  hash = hash_of(*this, options);
  own_rules = std::any_of(replicator.variants().begin(), replicator.variants().end(), has_own_rules);
}

std::uint64_t Uncertainty::State::n() const noexcept {
  std::uint64_t sum = 0;
  for (const Range& r : done) sum += r.last - r.first;
  return sum;
}

std::uint64_t Uncertainty::State::succeeded() const noexcept {
  std::uint64_t sum = 0;
  for (std::size_t v = 0; v < counted.variants.size(); ++v) {
    sum += study->replicator.variants()[v].index ? counted.variants[v] : 0;
  }
  for (const auto& [reason, replicates] : counted.failures) sum -= replicates;
  return sum;
}

std::vector<Range> united(std::span<const Range> a, std::span<const Range> b) {
  std::vector<Range> all(a.begin(), a.end());
  all.insert(all.end(), b.begin(), b.end());
  std::sort(all.begin(), all.end(), [](const Range& x, const Range& y) { return x.first < y.first; });
  std::vector<Range> joined;
  for (const Range& r : all) {
    if (joined.empty() || r.first > joined.back().last) {
      joined.push_back(r);
    } else if (r.first == joined.back().last) {
      joined.back().last = r.last;
    } else {
      refuse(say("replicate-in-both", "replicate {replicate} is in both results", {{"replicate", r.first}}));
    }
  }
  return joined;
}

bool Uncertainty::precise(double mc_error) const {
  check_mc_error(mc_error);
  bool any = false;
  for (const Spread& s : ranks()) {
    if (std::isnan(s.mean)) continue;
    if (!(s.mc_error <= mc_error)) return false;
    any = true;
  }
  return any;
}

std::vector<Range> Uncertainty::missing(std::uint64_t n) const {
  check_number(this->n() + n);
  std::vector<Range> ranges;
  std::uint64_t from = 0;
  const auto take = [&](std::uint64_t to) {
    const std::uint64_t taken = std::min(n, to - from);
    if (taken > 0) ranges.push_back({from, from + taken});
    n -= taken;
  };
  for (const Range& r : done()) {
    take(r.first);
    from = r.last;
  }
  take(from + n);
  return ranges;
}

std::uint64_t next_look(std::uint64_t done) noexcept { return done + std::max<std::uint64_t>(2'000, done / 4); }

Uncertainty Uncertainty::extended(std::uint64_t n, const run_options& options) const {
  check_number(this->n() + n);
  check_mc_error(options.mc_error);
  const std::uint64_t all = this->n() + n;
  Uncertainty u = *this;
  bool stopped = false;
  while (u.n() < all && !stopped) {
    const std::uint64_t before = u.n();
    const std::uint64_t to = options.mc_error > 0 ? std::min(all, next_look(before)) : all;
    run_options part = options;
    if (options.progress) {
      part.progress = [&](std::uint64_t done) {
        stopped = !options.progress(before - this->n() + done);
        return !stopped;
      };
    }
    const Uncertainty more(std::make_shared<State>(run(state_->study, u.missing(to - before), part)));
    u = before == 0 ? more : u.merged(more);
    if (options.mc_error > 0 && u.precise(options.mc_error)) break;
  }
  return u;
}

Uncertainty Uncertainty::part(Range replicates, const run_options& options) const {
  if (replicates.last <= replicates.first) refuse(say("no-replicates", "there are no replicates in the part asked for"));
  check_number(replicates.last);
  return Uncertainty(std::make_shared<State>(run(state_->study, std::span(&replicates, 1), options)));
}

Uncertainty Uncertainty::merged(const Uncertainty& other) const {
  const bool same = state_->study->own_rules ? other.state_->study == state_->study : other.specification() == specification();
  if (!same) {
    refuse(
        say("not-to-be-merged", "results can be merged only where index, table, sources, seed, nodes and pairs are the same"));
  }
  State both{.study = state_->study, .counted = state_->counted, .done = united(state_->done, other.state_->done)};
  merge(both.counted, other.state_->counted);
  return Uncertainty(std::make_shared<State>(std::move(both)));
}

Uncertainty uncertainty(const Index& index, const Table& table, std::vector<vary::Source> sources,
                        const uncertainty_options& options) {
  check_number(options.n);
  const auto asked = std::make_shared<study>(index, table, std::move(sources), options);
  const Uncertainty none(
      std::make_shared<Uncertainty::State>(Uncertainty::State{.study = asked, .counted = {asked->replicator, asked->frames}}));
  return none.extended(options.n, options.run);
}

std::vector<double> replicates(const Index& index, const Table& table, std::vector<vary::Source> sources, std::uint64_t seed,
                               std::uint64_t first, std::size_t count, std::string_view node) {
  const std::string id = node.empty() ? index.model()[Model::root()].id : std::string(node);
  const hti::detail::Replicator replicator(index, table, sources, std::span(&id, 1));
  hti::detail::replicator_workspace work;
  const std::size_t units = replicator.units();
  std::vector<double> out(batch * replicator.padded());
  std::vector<double> all(count * units, hti::detail::nan);
  for (std::size_t k = 0; k < count; k += batch) {
    std::array<std::uint64_t, batch> numbers;
    std::iota(numbers.begin(), numbers.end(), first + k);
    const hti::detail::replicate_draws from(seed, numbers);
    std::size_t variants[batch];
    replicator.draw_variants(from, work, variants);
    const std::size_t runs = std::min(batch, count - k);
    const std::set<std::size_t> fallen_on(variants, variants + runs);
    for (const std::size_t v : fallen_on) {
      if (!replicator.variants()[v].index) continue;
      const auto failures = replicator.scores_or_reasons(from, replicator.variants()[v], runs, work, out.data());
      for (std::size_t r = 0; r < runs; ++r) {
        if (variants[r] == v && failures[r].empty())
          std::copy_n(out.data() + r * replicator.padded(), units, all.data() + (k + r) * units);
      }
    }
  }
  return all;
}

}  // namespace hti::inline v0::robust
