// Errors of the library are caught by their type and say what they are, also where the program shows nothing of itself.
#include <hti/hti.hpp>

#include <iostream>

int main() {
  try {
    (void)hti::definitions::load("no such definition");
  } catch (const hti::DataError& error) {
    std::cout << hti::name(error.problems().front().code) << '\n';
    return 0;
  }
  return 1;
}
