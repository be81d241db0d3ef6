# Fails when HEADER grows beyond BUDGET preprocessed lines.
execute_process(
  COMMAND ${CXX} -std=c++20 -E -I ${INCLUDE} -include ${HEADER} -x c++ /dev/null
  COMMAND wc -l
  OUTPUT_VARIABLE lines OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
message(STATUS "${HEADER}: ${lines} preprocessed lines of at most ${BUDGET}")
if(lines GREATER BUDGET)
  message(FATAL_ERROR "${HEADER} costs ${lines} preprocessed lines, more than ${BUDGET}")
endif()
