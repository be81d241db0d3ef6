# Puts the shipped definitions, methods and data into the library as byte arrays (lib/base/embedded.hpp).
set(HTI_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/EmbedFiles.cmake)

function(hti_embed_resources target)
  set(root ${PROJECT_SOURCE_DIR}/lib/shipped)
  file(GLOB files CONFIGURE_DEPENDS RELATIVE ${root}
    ${root}/definitions/*.toml ${root}/methods/*.toml ${root}/data/*.csv)
  set(output ${PROJECT_BINARY_DIR}/hti_embedded.cpp)
  list(TRANSFORM files PREPEND ${root}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DROOT=${root}" "-DFILES=${files}" "-DOUTPUT=${output}" -P ${HTI_EMBED_SCRIPT}
    DEPENDS ${paths} ${HTI_EMBED_SCRIPT}
    COMMENT "Embedding definitions, methods and data"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
