# The reference budget model written by hand with Boost, and the harness that times programs on it: with what the tests have installed.
target_compile_definitions(test_app PRIVATE
    EIGENKRACHT_REFERENCE_BOOST="${PROJECT_BINARY_DIR}/scripts/benchmarks/reference_boost")
add_dependencies(test_app reference_boost)

# harness_test(<name> <script> <argument>...)
function(harness_test name)
    add_test(NAME "app/${name}"
        COMMAND ${CMAKE_COMMAND} -D MODULES=dataclasses -P ${CMAKE_CURRENT_SOURCE_DIR}/python/run.cmake -- ${ARGN})
    set_tests_properties("app/${name}" PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED:")
endfunction()

set(benchmarks ${PROJECT_SOURCE_DIR}/scripts/benchmarks)
harness_test("the harness of benchmarks tells programs that do other work and runs pairs in turn"
    ${CMAKE_CURRENT_SOURCE_DIR}/app/benchmark_harness.py ${benchmarks})
harness_test("a benchmark beside Boost runs from the check to the table"
    ${benchmarks}/benchmark.py --build ${PROJECT_BINARY_DIR} --quick --pairs 1 --only boost)
