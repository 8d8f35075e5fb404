# The view of the pages (engine/webpage/view): checked as TypeScript, bundled with d3 for a reader's browser and, brought
# down to ECMAScript 5, for the interpreter that writes pages; then written into a source file. No bundle is kept in the tree.
find_program(EIGENKRACHT_TSC tsc REQUIRED)
find_program(EIGENKRACHT_ESBUILD esbuild REQUIRED)
find_program(EIGENKRACHT_NODE NAMES node nodejs REQUIRED)
find_path(EIGENKRACHT_D3 d3-shape/package.json PATHS /usr/share/nodejs REQUIRED
    DOC "Folder that holds the modules d3-array and d3-shape")
find_path(EIGENKRACHT_DUKTAPE_INCLUDE duktape.h REQUIRED)
find_library(EIGENKRACHT_DUKTAPE duktape REQUIRED)
add_library(duktape::duktape UNKNOWN IMPORTED)
set_target_properties(duktape::duktape PROPERTIES
    IMPORTED_LOCATION ${EIGENKRACHT_DUKTAPE} INTERFACE_INCLUDE_DIRECTORIES ${EIGENKRACHT_DUKTAPE_INCLUDE})

set(view ${PROJECT_SOURCE_DIR}/engine/webpage/view)
set(view_built ${PROJECT_BINARY_DIR}/webpage)
file(GLOB_RECURSE view_sources CONFIGURE_DEPENDS ${view}/*.ts ${view}/*.css ${view}/tsconfig.json)
file(MAKE_DIRECTORY ${view_built})
set(bundle ${CMAKE_COMMAND} -E env NODE_PATH=${EIGENKRACHT_D3} ${EIGENKRACHT_ESBUILD} --bundle --format=iife
    --target=es2018 --charset=utf8 --log-level=warning)

add_custom_command(OUTPUT ${view_built}/checked
    COMMAND ${EIGENKRACHT_TSC} --project ${view}
    COMMAND ${CMAKE_COMMAND} -E touch ${view_built}/checked
    DEPENDS ${view_sources} COMMENT "Checking the view of the pages" VERBATIM)
add_custom_command(OUTPUT ${view_built}/page.js ${view_built}/page.css
    COMMAND ${bundle} --minify ${view}/browser.ts --outfile=${view_built}/page.js
    COMMAND ${bundle} --minify ${view}/page.css --outfile=${view_built}/page.css
    DEPENDS ${view_sources} VERBATIM)
# A folder without types keeps tsc from those that other programs of the machine have brought.
add_custom_command(OUTPUT ${view_built}/view.js
    COMMAND ${bundle} --global-name=eigenkracht ${view}/render.ts --outfile=${view_built}/view_2018.js
    COMMAND ${EIGENKRACHT_TSC} --allowJs --target es5 --lib es2018,dom --typeRoots ${view_built}
            --outFile ${view_built}/view_5.js ${view_built}/view_2018.js
    COMMAND ${EIGENKRACHT_ESBUILD} --minify --target=es5 --charset=utf8 --log-level=warning
            ${view_built}/view_5.js --outfile=${view_built}/view.js
    DEPENDS ${view_sources} COMMENT "Bundling the view of the pages" VERBATIM)
add_custom_command(OUTPUT ${view_built}/bundle.cpp
    COMMAND ${EIGENKRACHT_NODE} ${PROJECT_SOURCE_DIR}/cmake/embed_view.js ${view_built}
    DEPENDS ${view_built}/page.js ${view_built}/page.css ${view_built}/view.js ${view_built}/checked
            ${PROJECT_SOURCE_DIR}/cmake/embed_view.js
    VERBATIM)
target_sources(eigenkracht_webpage PRIVATE ${view_built}/bundle.cpp)
target_link_libraries(eigenkracht_webpage PRIVATE duktape::duktape)
