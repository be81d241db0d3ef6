# Every rule from its header alone, without the library: one source each (`rules`) or all in one (`joined`), of a program that
# prints what they give; its main function stands in header_only/main.cpp.
get_filename_component(hti_include ${CMAKE_CURRENT_LIST_DIR}/../../include ABSOLUTE)
set(steps treat normalise impute missing weight aggregate)
set(rules "")
set(declared "")
set(called "")
foreach(step IN LISTS steps)
  file(GLOB found CONFIGURE_DEPENDS RELATIVE ${hti_include}/hti/${step} ${hti_include}/hti/${step}/*.hpp)
  list(REMOVE_ITEM found all.hpp custom.hpp fitted.hpp frames.hpp reference.hpp means.hpp borrow.hpp inherit.hpp respondents.hpp)
  foreach(file IN LISTS found)
    get_filename_component(rule ${file} NAME_WE)
    file(CONFIGURE OUTPUT header_only/${step}_${rule}.cpp CONTENT "#include \"hti/@step@/@rule@.hpp\"

#include \"run.hpp\"

void run_@step@_@rule@() { header_only::run(hti::@step@::@rule@{}, \"@step@.@rule@\"); }
" @ONLY)
    list(APPEND rules ${CMAKE_CURRENT_BINARY_DIR}/header_only/${step}_${rule}.cpp)
    string(APPEND declared "void run_${step}_${rule}();\n")
    string(APPEND called "  run_${step}_${rule}();\n")
  endforeach()
endforeach()
list(APPEND rules ${CMAKE_CURRENT_LIST_DIR}/header_only/rank.cpp)
file(CONFIGURE OUTPUT header_only/main.cpp CONTENT "@declared@void run_ranks();

int main() {
@called@  run_ranks();
}
" @ONLY)
# All of them in one source, for those who ask what rules give and not whether each has all that it needs.
list(TRANSFORM rules REPLACE "(.+)" "#include \"\\1\"\n" OUTPUT_VARIABLE included)
list(JOIN included "" included)
file(CONFIGURE OUTPUT header_only/joined.cpp CONTENT "@included@" @ONLY)
set(joined ${CMAKE_CURRENT_BINARY_DIR}/header_only/joined.cpp)
