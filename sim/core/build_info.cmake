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

if(NOT COMMIT)
  set(COMMIT unknown)
endif()
if(changes)
  set(DIRTY true)
else()
  set(DIRTY false)
endif()
configure_file(${TEMPLATE} ${OUTPUT} @ONLY)
