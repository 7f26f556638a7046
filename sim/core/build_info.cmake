# Writes the source that holds the build information.  Run by every build (see sim/CMakeLists.txt) as
#   cmake -D TEMPLATE=… -D OUTPUT=… -D SOURCE=… -D VERSION=… -P build_info.cmake
# configure_file leaves an unchanged file alone, so nothing is compiled anew without a reason.

# git ANSWER arguments…: what git says, or "" without git or outside a repository.
function(git answer)
  execute_process(
    # safe.directory: a build by root of another user's checkout may ask for the commit too.
    COMMAND git -c safe.directory=${SOURCE} ${ARGN}
    WORKING_DIRECTORY ${SOURCE}
    OUTPUT_VARIABLE output OUTPUT_STRIP_TRAILING_WHITESPACE
    ERROR_QUIET
    RESULT_VARIABLE failed)
  if(failed)
    set(output "")
  endif()
  set(${answer} "${output}" PARENT_SCOPE)
endfunction()

git(COMMIT rev-parse --verify HEAD)
# Only what the program is made of counts: a scenario someone edits does not make another program, and every result
# holds its scenario in full.  New files count, because sources are globbed.
git(changes status --porcelain -- sim CMakeLists.txt CMakePresets.json)

# The digest of what decides results: two programs with the same one compute the same from the same scenario.  It is the
# SHA-256 of the lines `SHA-256 of a file, two blanks, its path from sim/`, in the order of the paths (that of bytes), of
# every .hpp and .cpp in the layers from core to engine.  Documents, commits and the layers above change nothing.
set(sources "")
foreach(layer core population network world mechanisms interventions scenario engine)
  file(GLOB_RECURSE found RELATIVE ${SOURCE}/sim ${SOURCE}/sim/${layer}/*.hpp ${SOURCE}/sim/${layer}/*.cpp)
  list(APPEND sources ${found})
endforeach()
list(REMOVE_ITEM sources core/build_info.hpp)  # it only tells
list(SORT sources COMPARE STRING)
set(lines "")
foreach(source IN LISTS sources)
  file(SHA256 ${SOURCE}/sim/${source} digest)
  string(APPEND lines "${digest}  ${source}\n")
endforeach()
string(SHA256 MODEL "${lines}")

if(NOT COMMIT)
  set(COMMIT unknown)
endif()
if(changes)
  set(DIRTY true)
else()
  set(DIRTY false)
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
