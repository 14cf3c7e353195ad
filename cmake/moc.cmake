# CMake 3.25 with Ninja does not run moc again when a new file joins a build tree that exists already: only the files it
# read last time can wake it. So a changed list of sources takes its timestamp away.
function(goodword_wake_moc target)
  set(known ${CMAKE_CURRENT_BINARY_DIR}/${target}.sources)
  set(before "")
  if(EXISTS ${known})
    file(READ ${known} before)
  endif()
  if(NOT before STREQUAL "${ARGN}")
    file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp)
    file(WRITE ${known} "${ARGN}")
  endif()
endfunction()
