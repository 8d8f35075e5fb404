# Tests of the house itself: the floor plan, the libraries' homes, the order on the shelves.

set(plan "")
foreach(room IN LISTS rooms)
    get_property(sees GLOBAL PROPERTY eigenkracht_sees_${room})
    string(APPEND plan "set(sees_${room} ${sees})\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/house/plan.cmake CONTENT "set(rooms @rooms@)\n@plan@" @ONLY)

function(house_test name script)
    add_test(NAME "house/${name}" COMMAND ${CMAKE_COMMAND}
        -D PLAN=${CMAKE_CURRENT_BINARY_DIR}/house/plan.cmake -D SOURCE=${PROJECT_SOURCE_DIR}
        -D BINARY=${PROJECT_BINARY_DIR} -D SCRATCH=${CMAKE_CURRENT_BINARY_DIR}/house/${script}
        -D COMPILER=${CMAKE_CXX_COMPILER} -D NM=${CMAKE_NM} ${ARGN}
        -P ${CMAKE_CURRENT_SOURCE_DIR}/house/${script}.cmake)
endfunction()

house_test("includes go down the floor plan, libraries stay at home, headers are in order" order)
house_test("each rule of the house finds a planted breach" planted_breaches)
house_test("the compiler cannot see rooms that are not in the floor plan" compiler_view)
house_test("no function whose bits depend on the processor is called" processor)
