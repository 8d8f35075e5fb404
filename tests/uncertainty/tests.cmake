# The same beliefs must be drawn whether the C library may use FMA and AVX2 or not.
add_executable(laws_digest uncertainty/laws_digest.cpp)
target_include_directories(laws_digest PRIVATE ${PROJECT_BINARY_DIR}/view/uncertainty)
target_link_libraries(laws_digest PRIVATE eigenkracht_flags eigenkracht::uncertainty Boost::headers)
add_test(NAME "uncertainty/laws and formulas have the same bits on processors with and without FMA"
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:laws_digest>
        -P ${CMAKE_CURRENT_SOURCE_DIR}/core/same_bits.cmake)

# What drawing costs, to be compared with draws_speed_peers.py: `ninja draws_speed`.
add_executable(draws_speed EXCLUDE_FROM_ALL uncertainty/draws_speed.cpp)
target_include_directories(draws_speed PRIVATE ${PROJECT_BINARY_DIR}/view/uncertainty ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(draws_speed PRIVATE eigenkracht_flags eigenkracht::uncertainty fmt::fmt)
