# Fails when a public header that has numbers compiles under flags that take it that there is no NaN.
file(GLOB_RECURSE headers RELATIVE ${INCLUDE} ${INCLUDE}/hti/*.hpp)
foreach(header IN LISTS headers)
  file(STRINGS ${INCLUDE}/${header} numbers REGEX "double")
  if(NOT numbers)
    continue()
  endif()
  foreach(flags "-ffast-math" "-ffinite-math-only" "-Ofast")
    execute_process(COMMAND ${CXX} -std=c++20 -E ${flags} -I ${INCLUDE} -include ${header} -x c++ /dev/null
                    RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE said)
    if(status EQUAL 0 OR NOT said MATCHES "hti needs NaN and infinity")
      message(SEND_ERROR "${header} lets ${flags} through: ${said}")
    endif()
  endforeach()
endforeach()
execute_process(COMMAND ${CXX} -std=c++20 -E -ffast-math -fno-fast-math -I ${INCLUDE} -include hti/hti.hpp -x c++ /dev/null
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
