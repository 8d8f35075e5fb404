# What the program says about itself (core/version.hpp): version, revision, compiler. The revision is read
# at every build, and the file is written only when it changed. A source download without git has none.
set(EIGENKRACHT_BUILT_WITH "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
set(generated ${PROJECT_BINARY_DIR}/generated)
set(write_revision ${CMAKE_COMMAND}
    -D SOURCE=${PROJECT_SOURCE_DIR} -D FILE=${generated}/eigenkracht_build.inc
    -D VERSION=${PROJECT_VERSION} -D "BUILT_WITH=${EIGENKRACHT_BUILT_WITH}"
    -P ${PROJECT_SOURCE_DIR}/cmake/write_revision.cmake)
execute_process(COMMAND ${write_revision} COMMAND_ERROR_IS_FATAL ANY)
add_custom_target(eigenkracht_revision
    COMMAND ${write_revision} BYPRODUCTS ${generated}/eigenkracht_build.inc VERBATIM)
add_dependencies(eigenkracht_core eigenkracht_revision)
set_source_files_properties(${PROJECT_SOURCE_DIR}/engine/core/version.cpp
    PROPERTIES INCLUDE_DIRECTORIES ${generated})
