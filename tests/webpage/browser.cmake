# Pages are opened in a real browser: the tests of tests/webpage/*_test.mjs, by node's own runner.
#
# scripts/test brings what drives the browser (playwright-core, axe-core) from npm to build/npm, once. Without that,
# without node, chromium or poppler the tests are skipped and say so. They run under the sanitizers too: there it is the
# program that writes the pages that is looked at.
find_program(EIGENKRACHT_NODE NAMES node nodejs)
set(EIGENKRACHT_NODE_MODULES ${PROJECT_SOURCE_DIR}/build/npm/node_modules CACHE PATH
    "Folder that holds playwright-core and axe-core, for the tests in a browser")
set(pages ${CMAKE_CURRENT_BINARY_DIR}/pages)

# browser_test(<name> <script> [PAGES])
function(browser_test name script)
    cmake_parse_arguments(test "PAGES" "" "" ${ARGN})
    add_test(NAME "browser/${name}"
        COMMAND ${EIGENKRACHT_NODE} ${CMAKE_CURRENT_SOURCE_DIR}/webpage/run.mjs ${script})
    set(environment
        EIGENKRACHT_NODE_MODULES=${EIGENKRACHT_NODE_MODULES}
        EIGENKRACHT_PAGES=${pages}
        EIGENKRACHT_PROGRAM=$<TARGET_FILE:eigenkracht>
        EIGENKRACHT_SCENARIOS=${PROJECT_SOURCE_DIR}/scenarios)
    set_tests_properties("browser/${name}" PROPERTIES
        SKIP_REGULAR_EXPRESSION "SKIPPED:" ENVIRONMENT "${environment}")
    if(test_PAGES)
        set_tests_properties("browser/${name}" PROPERTIES FIXTURES_REQUIRED browser_pages)
    endif()
endfunction()

if(TARGET eigenkracht AND EIGENKRACHT_NODE)
    browser_test("pages of studies of every kind are written" write_pages.mjs)
    set_tests_properties("browser/pages of studies of every kind are written" PROPERTIES FIXTURES_SETUP browser_pages)
    browser_test("printed numbers are read as they are meant" printed_test.mjs)
    browser_test("each check is silent about a sound page and finds its planted fault" checks_test.mjs)
    browser_test("pages are whole at every width, in light and in the dark, and ask for nothing" pages_test.mjs PAGES)
    browser_test("sliders say what eigenkracht answer says, and the address keeps them" dial_test.mjs PAGES)
    browser_test("without JavaScript the answer, its pictures and its tables are there" static_test.mjs PAGES)
    browser_test("on A4 no figure is cut and nothing runs off the sheet" paper_test.mjs PAGES)
    browser_test("texts of a hostile scenario stay texts" hostile_test.mjs PAGES)
endif()
