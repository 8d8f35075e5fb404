# The engine as a C++20 library: `cmake --install` lays down headers, archives and what
# find_package(eigenkracht) needs; link eigenkracht::study, say.
get_property(rooms GLOBAL PROPERTY eigenkracht_rooms)
foreach(room IN LISTS rooms)
    install(TARGETS eigenkracht_${room} EXPORT eigenkracht
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/eigenkracht)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/engine/${room}
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/eigenkracht FILES_MATCHING PATTERN "*.hpp")
endforeach()

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/eigenkracht)
install(EXPORT eigenkracht NAMESPACE eigenkracht:: FILE eigenkrachtTargets.cmake DESTINATION ${package})
file(CONFIGURE OUTPUT eigenkrachtConfig.cmake @ONLY CONTENT [[
include(CMakeFindDependencyMacro)
find_dependency(Threads)
find_dependency(fmt)
find_dependency(Eigen3)
find_dependency(Boost 1.74 COMPONENTS program_options)
find_dependency(muparser)
find_dependency(tomlplusplus)
find_dependency(nlohmann_json)
find_dependency(HDF5 COMPONENTS C HL)
find_dependency(hwy)
include(${CMAKE_CURRENT_LIST_DIR}/eigenkrachtTargets.cmake)
]])
include(CMakePackageConfigHelpers)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/eigenkrachtConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/eigenkrachtConfig.cmake ${PROJECT_BINARY_DIR}/eigenkrachtConfigVersion.cmake
    DESTINATION ${package})
