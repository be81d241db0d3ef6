// Everything of the library.
#pragma once

#include "hti/concepts.hpp"
#include "hti/datasets.hpp"
#include "hti/definition.hpp"
#include "hti/definitions.hpp"
#include "hti/error.hpp"
#include "hti/index.hpp"
#include "hti/io/csv.hpp"
#include "hti/io/toml.hpp"
#include "hti/method.hpp"
#include "hti/model.hpp"
#include "hti/rank/groups.hpp"
#include "hti/rank/rank.hpp"
#include "hti/scores.hpp"
#include "hti/table.hpp"
#include "hti/trace.hpp"
#include "hti/version.hpp"
