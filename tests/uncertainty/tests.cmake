# The same beliefs must be drawn whether the C library may use FMA and AVX2 or not.
add_executable(laws_digest uncertainty/laws_digest.cpp)
target_include_directories(laws_digest PRIVATE ${PROJECT_BINARY_DIR}/view/uncertainty)
target_link_libraries(laws_digest PRIVATE eigenkracht_flags eigenkracht::uncertainty Boost::headers)
add_test(NAME "uncertainty/laws and formulas have the same bits on processors with and without FMA"
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:laws_digest>
        -P ${CMAKE_CURRENT_SOURCE_DIR}/core/same_bits.cmake)
