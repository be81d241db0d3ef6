// refused: static assertion
// What views point into must have a name; what is cheap to copy is given as a copy by whatever is about to go.
#include <concepts>
#include <optional>
#include <string>
#include <utility>

#include "hti/hti.hpp"

// Asks an object, whose name or lack of one `T` says.
#define HTI_ASKED(name, call) \
  template <class T>          \
  concept name = requires(T&& t) { std::forward<T>(t).call; }

// Views are given by what has a name alone.
#define HTI_VIEW(type, name, call) \
  HTI_ASKED(name, call);           \
  static_assert(name<const type&> && !name<const type> && !name<type>)

// A reference by what has a name, otherwise a copy.
#define HTI_COPY(type, name, call)                                                       \
  HTI_ASKED(name, call);                                                                 \
  static_assert(std::is_lvalue_reference_v<decltype(std::declval<const type&>().call)>); \
  static_assert(!std::is_reference_v<decltype(std::declval<type>().call)>)

namespace asked {
using hti::Index, hti::Model, hti::Scores, hti::Table, hti::Text, hti::Error, hti::DataFrame, hti::explain::Profiler,
    hti::explain::WhatIf, hti::robust::Uncertainty;
using Choice = hti::Choice<hti::Treat>;

HTI_VIEW(Model, model_nodes, nodes());
HTI_VIEW(Model, model_begin, begin());
HTI_VIEW(Model, model_end, end());
HTI_VIEW(Model, model_surveys, surveys());
HTI_VIEW(Model, model_children, children(0));
HTI_VIEW(Model, model_indicators, indicators());
HTI_COPY(Model, model_node, operator[](0));
HTI_COPY(Text, text_in, in(hti::Language::sv));
HTI_VIEW(Table, table_units, units());
HTI_VIEW(Table, table_names, names());
HTI_VIEW(Table, table_indicators, indicators());
HTI_VIEW(Table, table_values, values(0));
HTI_VIEW(Table, table_holes, holes(0));
HTI_VIEW(Table, table_group, group("lan"));
HTI_COPY(Table, table_period, period());
HTI_VIEW(Table, table_groups, groups());
HTI_VIEW(Table, table_background, background());
HTI_COPY(Table, table_data, data());
HTI_COPY(Table, table_hash, hash());
HTI_VIEW(Scores, scores_units, units());
HTI_VIEW(Scores, scores_nodes, nodes());
HTI_VIEW(Scores, scores_columns, columns());
HTI_VIEW(Scores, scores_values, values());
HTI_VIEW(Scores, scores_of, operator[]("index"));
HTI_VIEW(Scores, scores_at, operator[](std::size_t{0}));
HTI_VIEW(Scores, scores_state, state());
HTI_COPY(Scores, scores_table, table());
HTI_COPY(Index, index_definition, definition());
HTI_COPY(Index, index_model, model());
HTI_COPY(Index, index_method, method());
HTI_COPY(Index, index_reference_hash, reference_hash());
HTI_VIEW(Index, index_state, state());
HTI_VIEW(Choice, choice_at, at("index", 1));
HTI_VIEW(DataFrame, frame_find, find("unit"));
HTI_COPY(Error, error_problems, problems());
HTI_COPY(WhatIf, what_if_unit, unit());
HTI_COPY(WhatIf, what_if_node, node());
HTI_COPY(WhatIf, what_if_before, before());
HTI_COPY(Profiler, profiler_scores, scores());
HTI_VIEW(Profiler, profiler_standings, standings());
HTI_VIEW(Uncertainty, uncertainty_sources, sources());
HTI_VIEW(Uncertainty, uncertainty_done, done());
HTI_VIEW(Uncertainty, uncertainty_scores, base_scores());
HTI_VIEW(Uncertainty, uncertainty_ranks, base_ranks());
HTI_VIEW(Uncertainty, uncertainty_state, state());
HTI_COPY(Uncertainty, uncertainty_index, index());
HTI_COPY(Uncertainty, uncertainty_table, table());
HTI_COPY(Uncertainty, uncertainty_reference, reference());
HTI_COPY(Uncertainty, uncertainty_specification, specification());

template <class T>
concept sampled = requires(T&& t) { hti::robust::sampling_of(std::forward<T>(t)); };
static_assert(sampled<const Uncertainty&> && !sampled<Uncertainty>);

#ifdef FAULTY
HTI_VIEW(Model, model_size, size());  // a number, which whoever asks may keep
#endif
}  // namespace asked
