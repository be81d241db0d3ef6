// How sure scores and ranks are, and what drives them.
#pragma once

#include "hti/robust/alternatives.hpp"
#include "hti/robust/columns.hpp"
#include "hti/robust/leave_one_out.hpp"
#include "hti/robust/rank_bounds.hpp"
#include "hti/robust/rank_sets.hpp"
#include "hti/robust/sensitivity.hpp"
#include "hti/robust/sobol.hpp"
#include "hti/robust/stability.hpp"
#include "hti/robust/uncertainty.hpp"
#include "hti/vary/choice.hpp"
#include "hti/vary/drop.hpp"
#include "hti/vary/noise.hpp"
#include "hti/vary/sampling.hpp"
#include "hti/vary/source.hpp"
#include "hti/vary/weights.hpp"
#include "hti/vary/weights_from.hpp"
