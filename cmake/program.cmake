# The program. Its main() lies apart from the room `app`, so that tests can call what it calls.
if(EXISTS ${PROJECT_SOURCE_DIR}/engine/app/main.cpp)
    add_executable(eigenkracht engine/app/main.cpp)
    target_include_directories(eigenkracht PRIVATE ${PROJECT_BINARY_DIR}/view/app)
    target_link_libraries(eigenkracht PRIVATE eigenkracht_flags eigenkracht::app fmt::fmt)
endif()
