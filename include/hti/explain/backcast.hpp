// Earlier years by the present method.
#pragma once

#include "hti/api.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::explain {

/// What sets the scale of a back-cast year: the present reference, so that levels can be compared with today's, or the year's
/// own units, as if the present method had been in use then.
enum class BackcastFrame { present, own };

/// Scores an earlier year's table by a present index. The period of its table says that it was back-cast, and by which frame.
///
/// An indicator without figures that year has no part in it: with the present frame its cells are not applicable, with the
/// year's own it is taken out of the tree; its weight goes to its siblings.
/// \throws DataError, MethodError, ModelError where the rest does not make an index, as `fit` and `score`.
[[nodiscard]] HTI_API Scores backcast(const Index& present, const Table& earlier, BackcastFrame frame = BackcastFrame::present);

}  // namespace hti::inline v0::explain
