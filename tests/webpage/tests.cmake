# What pictures of pages show, by node's own runner; they need no browser.
find_program(EIGENKRACHT_NODE NAMES node nodejs)
set(pictures_test "webpage/pictures show what they are given, and their words have room")
add_test(NAME "${pictures_test}"
    COMMAND ${EIGENKRACHT_NODE} --test ${CMAKE_CURRENT_SOURCE_DIR}/webpage/charts_test.mjs)
set_tests_properties("${pictures_test}" PROPERTIES ENVIRONMENT
    "EIGENKRACHT_ESBUILD=${EIGENKRACHT_ESBUILD};EIGENKRACHT_D3=${EIGENKRACHT_D3}")
