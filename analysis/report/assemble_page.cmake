# Puts the page's texts together in FOLDER, from SOURCE (analysis/report): the panels behind the frame, each in a scope of its
# own; the charts, if their checksum is that of the library that was looked at; the hashes by which the page allows both scripts.
foreach(text page.html page.css labels.json)
  configure_file(${SOURCE}/page/${text} ${FOLDER}/${text} COPYONLY)
endforeach()

file(SHA256 ${SOURCE}/vendor/echarts.min.js checksum)
file(STRINGS ${SOURCE}/vendor/SHA256SUMS expected REGEX "echarts.min.js$")
if(NOT expected MATCHES "^${checksum} ")
  message(FATAL_ERROR "analysis/report/vendor/echarts.min.js is not the file whose checksum is in SHA256SUMS")
endif()
configure_file(${SOURCE}/vendor/echarts.min.js ${FOLDER}/echarts.min.js COPYONLY)

file(GLOB panels ${SOURCE}/page/panels/*.js)
list(SORT panels)
set(frame words elements charts page forest)
list(TRANSFORM frame REPLACE "(.+)" "${SOURCE}/page/\\1.js")
execute_process(COMMAND cat ${frame} OUTPUT_FILE ${FOLDER}/script.js COMMAND_ERROR_IS_FATAL ANY)
foreach(panel IN LISTS panels)
  execute_process(COMMAND sh -c "{ echo '(() => {'; cat \"$1\"; echo '})();'; } >> \"$2\"" sh ${panel} ${FOLDER}/script.js COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND sh -c "echo 'page.render();' >> \"$1\"" sh ${FOLDER}/script.js COMMAND_ERROR_IS_FATAL ANY)

set(hashes "")
foreach(script echarts.min.js script.js)
  execute_process(
    COMMAND sha256sum ${FOLDER}/${script}
    COMMAND cut -c 1-64
    COMMAND tr a-f A-F
    COMMAND basenc --base16 --decode
    COMMAND base64
    OUTPUT_VARIABLE hash OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  list(APPEND hashes "'sha256-${hash}'")
endforeach()
list(JOIN hashes " " hashes)
file(WRITE ${FOLDER}/script_hashes.txt "${hashes}")
