// Sweden's municipalities: codes and names, as the data that are built in have them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace hti::inline v0::io {

class Municipalities {
 public:
  [[nodiscard]] static const Municipalities& all();

  /// The name of a code; nullptr where no municipality has it.
  [[nodiscard]] const std::string* name_of(std::string_view code) const;
  /// The code of a name in any case, with or without "kommun" or "stad"; nullptr where no municipality is called so.
  [[nodiscard]] const std::string* code_of(std::string_view name) const;
  /// Names by code.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& names() const noexcept { return names_; }

 private:
  Municipalities();

  std::map<std::string, std::string, std::less<>> names_;
  std::map<std::string, std::string, std::less<>> codes_;  ///< by name in small letters
};

}  // namespace hti::inline v0::io
