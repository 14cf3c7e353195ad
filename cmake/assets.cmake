# Icons and the typeface come from Debian's packages and are compiled in, so the program looks the same everywhere.
# The target form of qt_add_resources hands the data on to every program that links the static library: nothing to call.
set(GOODWORD_ICON_DIR /usr/share/bootstrap-icons/svg CACHE PATH "Bootstrap Icons (package bootstrap-icons)")
set(GOODWORD_FONT_DIR /usr/share/fonts/opentype/inter CACHE PATH "Inter (package fonts-inter)")

function(goodword_compile_in target name prefix base package)
  foreach(file ${ARGN})
    if(NOT EXISTS ${base}/${file})
      message(FATAL_ERROR "${file} is not in ${base}; install ${package}")
    endif()
    list(APPEND files ${base}/${file})
  endforeach()
  qt_add_resources(${target} ${name} PREFIX ${prefix} BASE ${base} FILES ${files})
endfunction()

# :/icons/NAME.svg for each line of resources/icons.txt
function(goodword_compile_in_icons target)
  file(STRINGS ${CMAKE_SOURCE_DIR}/resources/icons.txt names REGEX "^[a-z0-9-]+$")
  list(TRANSFORM names APPEND .svg)
  goodword_compile_in(${target} goodword_icons /icons ${GOODWORD_ICON_DIR} bootstrap-icons ${names})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/icons.txt)
endfunction()

# :/fonts/Inter-FACE.otf
function(goodword_compile_in_fonts target)
  set(faces Regular Italic Medium SemiBold Bold)
  list(TRANSFORM faces REPLACE "(.+)" "Inter-\\1.otf")
  goodword_compile_in(${target} goodword_fonts /fonts ${GOODWORD_FONT_DIR} fonts-inter ${faces})
endfunction()
