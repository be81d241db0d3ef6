# Fails when hti.hpp grows beyond BUDGET preprocessed lines.
execute_process(
  COMMAND ${CXX} -std=c++20 -E -I ${INCLUDE} -include hti/hti.hpp -x c++ /dev/null
  COMMAND wc -l
  OUTPUT_VARIABLE lines OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "hti.hpp: ${lines} preprocessed lines of at most ${BUDGET}")
if(lines GREATER BUDGET)
  message(FATAL_ERROR "hti.hpp costs ${lines} preprocessed lines, more than ${BUDGET}")
endif()
