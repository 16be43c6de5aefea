# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The options that every target of ours is built with, and the functions that make targets.

add_library(house_options INTERFACE)
target_include_directories(house_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(house_options INTERFACE
  QT_NO_KEYWORDS
  QT_NO_CAST_FROM_ASCII
  QT_NO_CAST_TO_ASCII
  QT_NO_CAST_FROM_BYTEARRAY
  QT_NO_URL_CAST_FROM_STRING
  QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_NO_FOREACH
  QT_STRICT_ITERATORS
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(house_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough
  -Wno-maybe-uninitialized # GCC 12 sees it in std::optional<QString> wherever that is inlined
  $<$<BOOL:${SLIPWAY_WERROR}>:-Werror>)

# What makes a mistake in memory hard to use. The tests' builds, with sanitizers or without
# optimisation, go without: fortified functions need the optimiser.
option(SLIPWAY_HARDENING "Harden the program" ON)
if(SLIPWAY_HARDENING AND CMAKE_BUILD_TYPE MATCHES "^(Release|RelWithDebInfo|MinSizeRel)$")
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  include(CheckCXXCompilerFlag)
  check_cxx_compiler_flag(-fcf-protection=full SLIPWAY_HAS_CET)
  check_cxx_compiler_flag(-fstack-clash-protection SLIPWAY_HAS_STACK_CLASH)
  target_compile_options(house_options INTERFACE
    -fstack-protector-strong -Wformat -Werror=format-security
    $<$<BOOL:${SLIPWAY_HAS_STACK_CLASH}>:-fstack-clash-protection>
    $<$<BOOL:${SLIPWAY_HAS_CET}>:-fcf-protection=full>)
  target_compile_definitions(house_options INTERFACE _FORTIFY_SOURCE=2)
  target_link_options(house_options INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack -Wl,--as-needed)
endif()
# Where it was built is nobody's business, and would make every build another one.
target_compile_options(house_options INTERFACE
  $<$<CONFIG:Release>:-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=>
  $<$<CONFIG:Release>:-ffile-prefix-map=${CMAKE_BINARY_DIR}/=build/>)

# Qt's headers are precompiled once for code without widgets and once for code with them; whoever
# builds reuses the set that fits.
if(SLIPWAY_PCH)
  foreach(kind core widgets)
    add_library(pch_${kind} OBJECT ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
    target_link_libraries(pch_${kind} PUBLIC house_options Qt6::Core)
    set_target_properties(pch_${kind} PROPERTIES POSITION_INDEPENDENT_CODE ON AUTOMOC OFF)
  endforeach()
  target_link_libraries(pch_widgets PUBLIC Qt6::Widgets Qt6::Svg)
  set(standard <algorithm> <functional> <memory> <optional> <string> <string_view> <vector>)
  target_precompile_headers(pch_core PRIVATE <QtCore/QtCore> ${standard})
  target_precompile_headers(pch_widgets PRIVATE <QtWidgets/QtWidgets> ${standard})
endif()

# Only where the compile definitions are those of the set: else the compiler would refuse it.
function(slipway_reuse_pch name)
  if(SLIPWAY_PCH)
    if(name MATCHES "^ui_")
      target_precompile_headers(${name} REUSE_FROM pch_widgets)
      target_link_libraries(${name} PRIVATE Qt6::Widgets Qt6::Svg)
    elseif(name MATCHES "^models_(core|domain|catalog|filter|graph)$")
      target_precompile_headers(${name} REUSE_FROM pch_core)
    endif()
  endif()
endfunction()

# slipway_library(models_core SOURCES a.cpp LINKS Qt6::Core)
# A static library; the path is the name: models/core is models_core, aliased models::core.
function(slipway_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  string(REGEX REPLACE "^(models|ui|app)_" "\\1::" alias ${name})
  add_library(${alias} ALIAS ${name})
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(${name} PUBLIC house_options ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
  if(SLIPWAY_UNITY AND name MATCHES "^(models|ui|app)_")
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    # What one source has in a namespace of its own another one may call by the same name.
    target_compile_options(${name} PRIVATE -Wno-error=shadow -Wno-error=subobject-linkage)
  endif()
  slipway_reuse_pch(${name} ${ARG_LINKS})
endfunction()

# slipway_test(models.core.result LINKS models::core [UI] [LABELS wire])
# The name says the source: tests/models/core/tst_result.cpp.
function(slipway_test name)
  cmake_parse_arguments(ARG "UI" "TIMEOUT" "LINKS;LABELS;SOURCES" ${ARGN})
  string(REPLACE "." ";" parts ${name})
  list(POP_BACK parts last)
  list(JOIN parts "/" folder)
  string(REPLACE "." "_" target "tst_${name}")
  add_executable(${target} ${CMAKE_SOURCE_DIR}/tests/${folder}/tst_${last}.cpp ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE house_options Qt6::Test ${ARG_LINKS})
  target_compile_definitions(${target} PRIVATE SLIPWAY_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                                               SLIPWAY_BINARY_DIR="${CMAKE_BINARY_DIR}")
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND ${target})
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FATAL_WARNINGS=0;LC_ALL=C.UTF-8")
endfunction()
