// Pictures of results: where their marks and labels stand.
#pragma once

#include "hti/chart/fields.hpp"
#include "hti/chart/heat.hpp"
#include "hti/chart/interval.hpp"
#include "hti/chart/map.hpp"
#include "hti/chart/matrix.hpp"
#include "hti/chart/picture.hpp"
#include "hti/chart/slope.hpp"
#include "hti/chart/strip.hpp"
#include "hti/chart/trend.hpp"
#include "hti/chart/waterfall.hpp"
