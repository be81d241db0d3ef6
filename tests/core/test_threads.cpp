#include "core/support.hpp"

#include <thread>

using namespace hti_test;

namespace {

/// Everything that can be asked of one index and one table, as one text.
std::string everything(const hti::Index& index, const hti::Table& t) {
  const hti::Scores scores = index.score(t);
  std::string bytes(reinterpret_cast<const char*>(scores.values().data()), scores.values().size_bytes());
  for (const auto& row : scores.ranking().rows)
    bytes += row.unit + std::to_string(row.rank) + std::string(hti::name(row.colour));
  for (double c : scores.coverage("index")) bytes += std::to_string(c);
  bytes += hti::to_text(scores.trace(t.units()[3]));
  bytes += index.to_json();
  bytes += t.hash();
  return bytes;
}

}  // namespace

TEST_CASE("1, 2 and 7 threads asking one index give the same bytes", "[threads]") {
  const hti::Table t = hti::datasets::load("oppna-jamforelser-2014");
  const hti::Index index = hti::fit(hti::definitions::load("oppna-jamforelser-2014"), t);
  const std::string alone = everything(index, t);
  CHECK(alone.size() > 1000);
  for (std::size_t threads : {1u, 2u, 7u}) {
    std::vector<std::string> results(threads);
    std::vector<std::thread> running;
    for (std::size_t k = 0; k < threads; ++k) running.emplace_back([&, k] { results[k] = everything(index, t); });
    for (std::thread& thread : running) thread.join();
    for (const std::string& result : results) CHECK((result == alone));
  }
}

TEST_CASE("fitting in several threads gives the same bytes", "[threads]") {
  const hti::Table t = hti::datasets::load("oppna-jamforelser-2013");
  const auto fitted = [&] { return hti::fit(hti::definitions::load("oppna-jamforelser-2013"), t).to_json(); };
  const std::string alone = fitted();
  std::vector<std::string> results(3);
  std::vector<std::thread> running;
  for (std::string& result : results) running.emplace_back([&] { result = fitted(); });
  for (std::thread& thread : running) thread.join();
  for (const std::string& result : results) CHECK((result == alone));
}
