# The words our CMakeLists are written in.

# joinery_folders(dsl/base dsl/source ...): adds the folders that hold code of their own.
function(joinery_folders)
  foreach(folder IN LISTS ARGN)
    if(EXISTS ${PROJECT_SOURCE_DIR}/${folder}/CMakeLists.txt)
      add_subdirectory(${PROJECT_SOURCE_DIR}/${folder})
    endif()
  endforeach()
endfunction()

# joinery_library(dsl_yaml SOURCES document.cpp ... [PUBLIC libs] [PRIVATE libs])
function(joinery_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(joinery_${name} STATIC ${ARG_SOURCES})
  add_library(joinery::${name} ALIAS joinery_${name})
  target_link_libraries(joinery_${name} PUBLIC ${ARG_PUBLIC} joinery_options PRIVATE ${ARG_PRIVATE})
endfunction()

# joinery_test(unit_dsl_yaml SOURCES document_test.cpp ... LIBS joinery::dsl_yaml ... [APART files])
# One executable of Boost.Test cases, run with the repository as its working directory. APART are
# those of its files whose local names others have, too: they are not compiled together with others.
function(joinery_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;APART" ${ARGN})
  set_source_files_properties(${ARG_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  add_executable(${name} ${ARG_SOURCES})
  target_compile_definitions(${name} PRIVATE BOOST_TEST_DYN_LINK)
  target_link_libraries(${name} PRIVATE joinery_test_main ${ARG_LIBS} joinery_options)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()

# joinery_test_on_postgres(unit_engine_apply [arguments]): the same cases once more, with their states
# in a PostgreSQL server; skipped where there is none.
function(joinery_test_on_postgres name)
  add_test(NAME ${name}_on_postgres COMMAND ${name} ${ARGN} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name}_on_postgres PROPERTIES
    ENVIRONMENT JOINERY_TEST_STORE=PostgreSQL SKIP_RETURN_CODE 77)
endfunction()
