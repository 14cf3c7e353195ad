# Compiling again what was compiled before, in whichever build tree, takes no time: ccache, with precompiled headers.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_PCH_EXTSUM=1 CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()

# goodword_precompile(TARGET HEADER...): the headers of libraries, precompiled. Two trees never make byte-equal .gch files,
# so ccache is given a checksum of what went in instead.
function(goodword_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  string(SHA256 sum "${ARGN};${CMAKE_CXX_COMPILER_VERSION};${Qt6_VERSION};${CMAKE_BUILD_TYPE};${CMAKE_CXX_FLAGS};\
${CMAKE_CXX_FLAGS_DEBUG};${CMAKE_CXX_FLAGS_RELEASE};${GOODWORD_SANITIZE}")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.gch.sum CONTENT "${sum}\n")
endfunction()

# gold links in a third of the time and comes with binutils.
find_program(GOLD ld.gold)
if(GOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT GOODWORD_SANITIZE)
  add_link_options(-fuse-ld=gold)
endif()
