# GOODWORD_SQLITE3MC: books may be encrypted themselves. SQLite3MultipleCiphers (MIT), of a package pinned by version and
# SHA-256, is linked into each program in place of the system's SQLite; Qt's driver, a plugin, then finds it in the program,
# which exports its symbols. Database::open makes sure that it did.
option(GOODWORD_SQLITE3MC "Link SQLite3MultipleCiphers, so that books can be encrypted" OFF)
if(NOT GOODWORD_SQLITE3MC)
  find_package(SQLite3 REQUIRED)
  return()
endif()

set(package better-sqlite3-multiple-ciphers)
set(version 12.11.1) # SQLite3MultipleCiphers 2.3.5, SQLite 3.53.2
set(sum 01388c78f46ce63c6aec021f67b364cc67bd637edba64f7add0c0230ce5f777a)
set(GOODWORD_SQLITE3MC_ARCHIVE "$ENV{GOODWORD_SQLITE3MC_ARCHIVE}" CACHE FILEPATH "${package}-${version}.tgz, where it was fetched before; else npm fetches it")
set(folder ${CMAKE_BINARY_DIR}/sqlite3mc)
set(archive ${GOODWORD_SQLITE3MC_ARCHIVE})
if(NOT archive)
  set(archive ${folder}/${package}-${version}.tgz)
  if(NOT EXISTS ${archive})
    find_program(NPM npm REQUIRED)
    file(MAKE_DIRECTORY ${folder})
    # Packed, not installed: none of its scripts runs.
    execute_process(COMMAND ${NPM} pack --silent --pack-destination ${folder} ${package}@${version}
                    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  endif()
endif()
file(SHA256 ${archive} found)
if(NOT found STREQUAL sum)
  message(FATAL_ERROR "${archive} is not the whole package that Goodword was tested with (SHA-256 ${found}). Delete it and configure again.")
endif()
if(NOT EXISTS ${folder}/package/deps/sqlite3/sqlite3.c)
  file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${folder})
endif()
# This version hands on no error of reading a file but a short read: what was not read, or has a wrong sum, would be taken for
# the book's.
set(source ${folder}/sqlite3.c)
if(NOT EXISTS ${source})
  file(READ ${folder}/package/deps/sqlite3/sqlite3.c text)
  string(REPLACE "if (rc == SQLITE_IOERR_SHORT_READ)" "if (rc != SQLITE_OK)" mended "${text}")
  string(LENGTH "${text}" before)
  string(LENGTH "${mended}" after)
  math(EXPR shorter "${before} - ${after}")
  if(NOT shorter EQUAL 28) # in two places
    message(FATAL_ERROR "SQLite3MultipleCiphers reads in another way than the one that is mended here.")
  endif()
  file(WRITE ${source} "${mended}")
endif()

enable_language(C)
find_package(Threads REQUIRED)
add_library(sqlite3mc STATIC ${source})
set_target_properties(sqlite3mc PROPERTIES AUTOMOC OFF POSITION_INDEPENDENT_CODE ON)
target_include_directories(sqlite3mc SYSTEM PUBLIC ${folder}/package/deps/sqlite3)
target_compile_options(sqlite3mc PRIVATE -w -O2)
# As Debian's library is compiled, as far as Goodword and Qt's driver ask.
target_compile_definitions(sqlite3mc PRIVATE
  SQLITE_THREADSAFE=1 SQLITE_SECURE_DELETE SQLITE_ENABLE_COLUMN_METADATA SQLITE_ENABLE_FTS3 SQLITE_ENABLE_FTS3_PARENTHESIS
  SQLITE_ENABLE_FTS5 SQLITE_ENABLE_RTREE SQLITE_ENABLE_DBSTAT_VTAB SQLITE_ENABLE_UNLOCK_NOTIFY SQLITE_ENABLE_MATH_FUNCTIONS
  SQLITE_ENABLE_SESSION SQLITE_ENABLE_PREUPDATE_HOOK SQLITE_MAX_VARIABLE_NUMBER=250000 SQLITE_MAX_SCHEMA_RETRY=25
  SQLITE_ENABLE_STMTVTAB SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_USE_URI HAVE_USLEEP=1)
target_compile_definitions(sqlite3mc PUBLIC GOODWORD_SQLITE3MC)
target_link_libraries(sqlite3mc PUBLIC Threads::Threads ${CMAKE_DL_LIBS} m)
add_library(SQLite::SQLite3 ALIAS sqlite3mc)
set(CMAKE_ENABLE_EXPORTS ON)
