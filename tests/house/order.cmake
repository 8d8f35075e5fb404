# The house as it stands keeps its rules.
cmake_minimum_required(VERSION 3.25)
include(${PLAN})
include(${CMAKE_CURRENT_LIST_DIR}/rules.cmake)

check_house(${SOURCE} breaches)
foreach(breach IN LISTS breaches)
    string(REPLACE "${SOURCE}/" "" breach "${breach}")
    message(SEND_ERROR "${breach}")
endforeach()
