# eigenkracht_room(<name> [USES <room>...] [LIBRARIES <target>...])
#
# Makes the static library eigenkracht_<name> from engine/<name>/*.cpp. The compiler is given one include
# folder, <build>/view/<name>, which holds links to the rooms that may be used and to no other: that is how
# an arrow that is not in the floor plan is refused. engine/app/main.cpp is the program's, not the room's.
function(eigenkracht_room name)
    cmake_parse_arguments(room "" "" "USES;LIBRARIES" ${ARGN})
    set(target eigenkracht_${name})
    set(folder ${PROJECT_SOURCE_DIR}/engine/${name})
    file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
    file(GLOB headers RELATIVE ${folder} CONFIGURE_DEPENDS ${folder}/*.hpp)
    list(REMOVE_ITEM sources ${folder}/main.cpp)

    set(sees ${name})
    foreach(used IN LISTS room_USES)
        get_property(used_sees GLOBAL PROPERTY eigenkracht_sees_${used})
        list(APPEND sees ${used_sees})
    endforeach()
    list(REMOVE_DUPLICATES sees)
    set_property(GLOBAL PROPERTY eigenkracht_sees_${name} "${sees}")
    set_property(GLOBAL APPEND PROPERTY eigenkracht_rooms ${name})

    set(view ${PROJECT_BINARY_DIR}/view/${name})
    file(REMOVE_RECURSE ${view})
    file(MAKE_DIRECTORY ${view})
    foreach(seen IN LISTS sees)
        file(CREATE_LINK ${PROJECT_SOURCE_DIR}/engine/${seen} ${view}/${seen} SYMBOLIC)
    endforeach()

    add_library(${target} STATIC ${sources})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
    add_library(eigenkracht::${name} ALIAS ${target})

    target_include_directories(${target} PRIVATE ${view})
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_link_libraries(${target}
        PRIVATE $<BUILD_INTERFACE:eigenkracht_flags> fmt::fmt Boost::headers ${room_LIBRARIES}
        PUBLIC Eigen3::Eigen Threads::Threads)
    foreach(used IN LISTS room_USES)
        target_link_libraries(${target} PUBLIC eigenkracht_${used})
    endforeach()

    eigenkracht_lone_headers(${name} ${view} "${headers}")
endfunction()

# Every header compiles alone: <target>_headers includes each of a room's headers first, and twice, in a
# file of its own. `all_headers` builds them for all rooms.
function(eigenkracht_lone_headers name view headers)
    if(NOT TARGET all_headers)
        add_custom_target(all_headers)
    endif()
    if(NOT headers)
        return()
    endif()
    set(alone)
    foreach(header IN LISTS headers)
        string(REPLACE ".hpp" ".cpp" file ${header})
        set(file ${PROJECT_BINARY_DIR}/lone_headers/${name}/${file})
        file(CONFIGURE OUTPUT ${file} CONTENT "#include \"@name@/@header@\"\n#include \"@name@/@header@\"\n" @ONLY)
        list(APPEND alone ${file})
    endforeach()
    add_library(eigenkracht_${name}_headers OBJECT EXCLUDE_FROM_ALL ${alone})
    target_include_directories(eigenkracht_${name}_headers PRIVATE ${view})
    # Only what a public header may need: Eigen, no other library.
    target_link_libraries(eigenkracht_${name}_headers PRIVATE eigenkracht_flags Eigen3::Eigen)
    add_dependencies(all_headers eigenkracht_${name}_headers)
endfunction()
