# Results files are opened by other people's programs too.
include(${CMAKE_CURRENT_SOURCE_DIR}/python/tests.cmake)
