# Results have the same bits on every x86-64 processor: no room calls a function of the C library whose last bits depend
# on the processor's instructions. Boost.Math is called with long double and in turn calls those of the 80-bit kind, which
# may stand, but not in core and random, which compute with core/elementary.hpp alone.
cmake_minimum_required(VERSION 3.25)
include(${PLAN})

set(functions exp exp2 exp10 expm1 log log2 log10 log1p pow sin cos tan sincos asin acos atan atan2 sinh cosh tanh
    asinh acosh atanh tgamma lgamma lgamma_r erf erfc cbrt hypot fma)
set(strict core random)

# Which of the functions an archive leaves to the C library.
function(calls archive suffixes result)
    execute_process(COMMAND ${NM} -u ${archive} OUTPUT_VARIABLE symbols ERROR_QUIET)
    set(found "")
    foreach(function IN LISTS functions)
        foreach(suffix IN LISTS suffixes)
            string(REPLACE "double" "" suffix ${suffix})
            if(symbols MATCHES "U ${function}${suffix}(@[A-Za-z_0-9.]*)?\n")
                list(APPEND found ${function}${suffix})
            endif()
        endforeach()
    endforeach()
    set(${result} ${found} PARENT_SCOPE)
endfunction()

foreach(room IN LISTS rooms)
    set(archive ${BINARY}/libeigenkracht_${room}.a)
    if(NOT EXISTS ${archive})
        continue()
    endif()
    set(suffixes double f)
    if(room IN_LIST strict)
        set(suffixes double f l)
    endif()
    calls(${archive} "${suffixes}" found)
    if(found)
        message(SEND_ERROR "room ${room} calls ${found} (expected the functions of core/elementary.hpp, or Boost.Math with long double)")
    endif()
endforeach()

# The twin: a planted call is found.
file(MAKE_DIRECTORY ${SCRATCH})
file(WRITE ${SCRATCH}/planted.cpp "#include <cmath>\ndouble f(double x) { return std::exp(x); }\nlong double g(long double x) { return std::log(x); }\n")
execute_process(COMMAND ${COMPILER} -O2 -c ${SCRATCH}/planted.cpp -o ${SCRATCH}/planted.o COMMAND_ERROR_IS_FATAL ANY)
calls(${SCRATCH}/planted.o "double;f;l" found)
if(NOT found STREQUAL "exp;logl")
    message(SEND_ERROR "a planted exp and logl were not found, but: ${found}")
endif()
