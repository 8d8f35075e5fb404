# cmake [-D MODULES=...] -P run.cmake -- SCRIPT ARGUMENT...: runs a Python script with the first interpreter that can import
# the modules: if none are named, those with which results are read.
# Another python3 than Debian's may come first in PATH, and have none of the libraries.
set(words "")
set(after_dashes FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(after_dashes)
        list(APPEND words "${CMAKE_ARGV${i}}")
    elseif(CMAKE_ARGV${i} STREQUAL "--")
        set(after_dashes TRUE)
    endif()
endforeach()

if(NOT DEFINED MODULES)
    set(MODULES "h5netcdf, h5py, netCDF4, numpy, xarray")
endif()
foreach(python /usr/bin/python3 python3)
    execute_process(COMMAND ${python} -c "import ${MODULES}"
        RESULT_VARIABLE missing OUTPUT_QUIET ERROR_QUIET)
    if(missing EQUAL 0)
        execute_process(COMMAND ${python} -B ${words} RESULT_VARIABLE failed)
        if(NOT failed EQUAL 0)
            message(FATAL_ERROR "failed: ${words}")
        endif()
        return()
    endif()
endforeach()
message("SKIPPED: no python3 here has ${MODULES}")
