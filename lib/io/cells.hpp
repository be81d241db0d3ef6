// Numbers and missing-value words in the cells of a CSV file.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/io/csv.hpp"
#include "io/problems.hpp"
#include "io/tokens.hpp"

namespace hti::inline v0::io {

struct Cell {
  double value;  ///< NaN = no value
  Status status;
};

/// Reads cells, and watches that one decimal mark is used throughout.
class Cells {
 public:
  /// \param options with the delimiter that was found
  Cells(const csv_options& options, Problems& problems);

  /// A number, or a word for the reason that there is none; a fault is a missing cell.
  [[nodiscard]] Cell read(const Field& field, std::string_view unit, std::string_view indicator);
  /// A known word, or nothing.
  [[nodiscard]] const Status* word(std::string_view text) const;
  [[nodiscard]] const std::vector<std::string>& words() const noexcept { return word_list_; }
  /// Reports mixed decimal marks; to be called after the last cell.
  void finish();

 private:
  /// Where numbers with one decimal mark stand: all are counted, the first ones kept.
  struct Mark {
    char mark;
    std::size_t count = 0;
    std::vector<std::size_t> offsets{};
  };
  void use(Mark& mark, std::size_t offset);
  /// \param digits the text without what stands around a number
  Cell refuse(const Field& field, std::string_view text, std::string_view digits, std::string_view unit,
              std::string_view indicator);

  Problems& problems_;
  char decimal_;
  bool parted_by_commas_;  ///< and no decimal comma was asked for
  std::map<std::string, Status, std::less<>> words_;
  std::vector<std::string> word_list_;
  std::vector<std::pair<double, Status>> numbers_{};  ///< words that are numbers stand for these however they are written
  std::array<bool, 256> begins_word_{};
  Mark point_{'.'};
  Mark comma_{','};
};

}  // namespace hti::inline v0::io
