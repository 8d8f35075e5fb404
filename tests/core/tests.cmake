# The same program must print the same digests whether the C library may use FMA and AVX2 or not.
add_executable(elementary_digest core/elementary_digest.cpp)
target_include_directories(elementary_digest PRIVATE ${PROJECT_BINARY_DIR}/view/core)
target_link_libraries(elementary_digest PRIVATE eigenkracht_flags eigenkracht::core)
add_test(NAME "core/elementary functions have the same bits on processors with and without FMA"
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:elementary_digest>
        -P ${CMAKE_CURRENT_SOURCE_DIR}/core/same_bits.cmake)
