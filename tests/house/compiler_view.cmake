# The compiler itself refuses an arrow that is not in the floor plan, and accepts one that is.
cmake_minimum_required(VERSION 3.25)
include(${PLAN})

file(MAKE_DIRECTORY ${SCRATCH})

# Compiles a file of `room` that includes a header of another room, as the build would.
function(compile room included result)
    file(WRITE ${SCRATCH}/arrow.cpp "#if __has_include(\"${included}\")\n#else\n#error unseen\n#endif\n")
    execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only -I${BINARY}/view/${room} ${SCRATCH}/arrow.cpp
        RESULT_VARIABLE failed ERROR_QUIET)
    set(${result} ${failed} PARENT_SCOPE)
endfunction()

foreach(room IN LISTS rooms)
    foreach(other IN LISTS rooms)
        file(GLOB headers ${SOURCE}/engine/${other}/*.hpp)
        if(NOT headers)
            continue()
        endif()
        list(GET headers 0 header)
        get_filename_component(header ${header} NAME)
        compile(${room} ${other}/${header} failed)
        if(other IN_LIST sees_${room} AND failed)
            message(SEND_ERROR "${room} may use ${other}, but the compiler does not find ${other}/${header}")
        elseif(NOT other IN_LIST sees_${room} AND NOT failed)
            message(SEND_ERROR "${room} may not use ${other}, but the compiler finds ${other}/${header}")
        endif()
    endforeach()
endforeach()
