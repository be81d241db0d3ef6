# Fails when a public header is not reached from hti.hpp.
execute_process(
  COMMAND ${CXX} -std=c++20 -DHTI_HEADER_ONLY -MM -I ${INCLUDE} -include hti/hti.hpp -x c++ /dev/null
  OUTPUT_VARIABLE reached COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE headers RELATIVE ${INCLUDE} ${INCLUDE}/hti/*.hpp)
foreach(header IN LISTS headers)
  string(FIND "${reached}" "${header}" at)
  if(at EQUAL -1)
    list(APPEND forgotten ${header})
  endif()
endforeach()
if(forgotten)
  message(FATAL_ERROR "hti.hpp does not include ${forgotten}")
endif()
