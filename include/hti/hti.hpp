// Everything.
#pragma once

#include "hti/chart.hpp"
#include "hti/core.hpp"
#include "hti/explain.hpp"
#include "hti/io/vary.hpp"
#include "hti/robust.hpp"
