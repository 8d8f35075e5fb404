# Results are read by other people's programs: h5py, xarray with both its engines, R.
#
# The interpreter is found when a test runs, by run.cmake; without one that has the libraries, tests are skipped
# and say so.

add_executable(write_results_sample python/write_sample.cpp)
target_include_directories(write_results_sample PRIVATE
    ${PROJECT_BINARY_DIR}/view/files ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(write_results_sample PRIVATE eigenkracht_flags eigenkracht::files)

set(results ${CMAKE_CURRENT_BINARY_DIR}/python)
file(MAKE_DIRECTORY ${results})

# python_test(<name> <script> <argument>... [NEEDS <fixture>...])
function(python_test name script)
    cmake_parse_arguments(test "" "" "NEEDS" ${ARGN})
    add_test(NAME "python/${name}" COMMAND ${CMAKE_COMMAND} -P ${CMAKE_CURRENT_SOURCE_DIR}/python/run.cmake --
        ${script} ${test_UNPARSED_ARGUMENTS})
    set_tests_properties("python/${name}" PROPERTIES
        SKIP_REGULAR_EXPRESSION "SKIPPED:" FIXTURES_REQUIRED "${test_NEEDS}")
endfunction()

add_test(NAME "python/a sample is written" COMMAND write_results_sample ${results}/sample.h5)
set_tests_properties("python/a sample is written" PROPERTIES FIXTURES_SETUP results_sample)
python_test("h5py and both engines of xarray read what was written, each number in its place"
    ${CMAKE_CURRENT_SOURCE_DIR}/python/read_sample.py ${results}/sample.h5 NEEDS results_sample)

if(TARGET eigenkracht)
    # One study of each kind, keeping all there is; one of them stops by its errors.
    set(keep_all --set "run.keep=['questions','totals','outcomes','parameters','ledger']" --set run.design=sobol)
    foreach(study tiny conference-first what-to-know published/hiv-uncertain published/ishigami)
        get_filename_component(name ${study} NAME)
        set(more "")
        if(name STREQUAL "ishigami")
            set(more --until-error 0.5)
        elseif(name STREQUAL "conference-first")
            # Draws that count unlike, which the examples must know too; and compressed.
            set(more --set "check.first_year_saving_per_family_eur.weighs=['as_claimed']"
                --set run.least_effective_draws=1 --set run.round_eur=1 --set run.deflate=1)
        endif()
        add_test(NAME "python/a result of ${name} is written"
            COMMAND eigenkracht run ${PROJECT_SOURCE_DIR}/scenarios/${study}.toml --draws 64 ${keep_all} ${more}
                    -o ${results}/${name}.h5)
        set_tests_properties("python/a result of ${name} is written" PROPERTIES FIXTURES_SETUP results_${name})
        list(APPEND studies ${results}/${name}.h5)
    endforeach()
    # Sweeps: one that keeps its inputs, with a point that fails; one that keeps where base points lie.
    add_test(NAME "python/a sweep of given points is written"
        COMMAND eigenkracht sweep ${CMAKE_CURRENT_SOURCE_DIR}/python/points.toml -o ${results}/points.h5)
    add_test(NAME "python/a sweep for indices is written"
        COMMAND eigenkracht sweep ${PROJECT_SOURCE_DIR}/scenarios/published/ishigami.toml --only indices --points 64
                -o ${results}/indices.h5)
    set_tests_properties("python/a sweep of given points is written" "python/a sweep for indices is written"
        PROPERTIES FIXTURES_SETUP results_sweeps)
    list(APPEND studies ${results}/points.h5 ${results}/indices.h5)
    set(all_studies results_tiny results_conference-first results_what-to-know results_hiv-uncertain results_ishigami results_sweeps)
    python_test("output README.md names all that results hold, and nothing else"
        ${CMAKE_CURRENT_SOURCE_DIR}/python/format_page.py ${PROJECT_SOURCE_DIR}/output/README.md ${studies}
        NEEDS ${all_studies})
    python_test("results of every kind of study open in h5py and xarray"
        ${CMAKE_CURRENT_SOURCE_DIR}/python/read_studies.py ${studies} NEEDS ${all_studies})
    python_test("the examples in Python and R print the answers that the result holds"
        ${CMAKE_CURRENT_SOURCE_DIR}/python/examples.py ${PROJECT_SOURCE_DIR}/scripts/examples ${results}/tiny.h5
        NEEDS results_tiny)
    python_test("the examples print them too where published numbers weigh the draws"
        ${CMAKE_CURRENT_SOURCE_DIR}/python/examples.py ${PROJECT_SOURCE_DIR}/scripts/examples
        ${results}/conference-first.h5 NEEDS results_conference-first)

    # The main figures a second time, by a program that shares no code with this one (tests/oracle).
    set(oracle ${CMAKE_CURRENT_SOURCE_DIR}/oracle)
    add_test(NAME "python/a result of asscher-cut is written"
        COMMAND eigenkracht run ${PROJECT_SOURCE_DIR}/scenarios/asscher-cut.toml --draws 160 --threads 1
                --set "run.keep=['questions','totals','outcomes','parameters','ledger']" -o ${results}/asscher-cut.h5)
    set_tests_properties("python/a result of asscher-cut is written" PROPERTIES FIXTURES_SETUP results_cut)
    python_test("formulas mean in the oracle what scenarios README.md says" ${oracle}/formulas.py)
    python_test("care avoided, conferences and the way from the claim are what the scenario's text makes one expect"
        ${oracle}/cut.py ${results}/asscher-cut.h5 NEEDS results_cut)
    python_test("stays in residential groups 5% longer would be found" ${oracle}/cut.py ${results}/asscher-cut.h5 stays
        NEEDS results_cut)
    python_test("conferences that act in the month they are held would be found"
        ${oracle}/cut.py ${results}/asscher-cut.h5 month NEEDS results_cut)

    # Places, child by child: a plain list; then with children who give up and shares that are refilled.
    set(all_of_places --set places.beds.list_leave=0.1 --set places.beds.refill_waiting=0.7
                      --set places.beds.refill_induced=0.3)
    foreach(name places places_all)
        set(settings "")
        if(name STREQUAL "places_all")
            set(settings ${all_of_places})
        endif()
        add_test(NAME "python/a result of ${name} is written"
            COMMAND eigenkracht run ${oracle}/places.toml --threads 1 ${settings} -o ${results}/${name}.h5)
        set_tests_properties("python/a result of ${name} is written" PROPERTIES FIXTURES_SETUP results_${name})
    endforeach()
    python_test("children move through places and lists as one expects who moves them one by one"
        ${oracle}/places.py ${results}/places.h5 NEEDS results_places)
    python_test("a list that is served last would be found" ${oracle}/places.py ${results}/places.h5 queue
        NEEDS results_places)
    python_test("months of waiting that shorten a stay would be found" ${oracle}/places.py ${results}/places.h5 stay
        NEEDS results_places)
    python_test("children give up and places are refilled as one expects"
        ${oracle}/places.py ${results}/places_all.h5 NEEDS results_places_all)
    python_test("children of conference families who never give up would be found"
        ${oracle}/places.py ${results}/places_all.h5 patient NEEDS results_places_all)
    python_test("closed places that are kept from the list again would be found"
        ${oracle}/places.py ${results}/places_all.h5 twice NEEDS results_places_all)
endif()
