# What pictures of pages show and what pages say, by node's own runner; they need no browser.
find_program(EIGENKRACHT_NODE NAMES node nodejs)
set(pictures_test "webpage/pictures show what they are given, and their words have room")
add_test(NAME "${pictures_test}"
    COMMAND ${EIGENKRACHT_NODE} --test ${CMAKE_CURRENT_SOURCE_DIR}/webpage/charts_test.mjs)
set(words_test "webpage/the catalogue is whole in both languages, and all of it is said")
add_test(NAME "${words_test}"
    COMMAND ${EIGENKRACHT_NODE} --test ${CMAKE_CURRENT_SOURCE_DIR}/webpage/words_test.mjs)
set_tests_properties("${pictures_test}" "${words_test}" PROPERTIES ENVIRONMENT
    "EIGENKRACHT_ESBUILD=${EIGENKRACHT_ESBUILD};EIGENKRACHT_D3=${EIGENKRACHT_D3}")
