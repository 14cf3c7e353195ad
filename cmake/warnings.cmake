# What every target of ours is compiled with: warnings, the strictness asked of Qt, and sanitizers where chosen.
add_library(goodword_options INTERFACE)
target_compile_options(goodword_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       -Woverloaded-virtual
                       # GCC 12 sees ghosts in every optimised std::optional.
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<BOOL:${GOODWORD_WERROR}>:-Werror>)
target_compile_definitions(goodword_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_FROM_BYTEARRAY QT_DISABLE_DEPRECATED_BEFORE=0x060400
  GOODWORD_VERSION="${PROJECT_VERSION}")
target_include_directories(goodword_options INTERFACE ${CMAKE_SOURCE_DIR})
if(GOODWORD_SANITIZE)
  target_compile_options(goodword_options INTERFACE -fsanitize=${GOODWORD_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(goodword_options INTERFACE -fsanitize=${GOODWORD_SANITIZE})
endif()
