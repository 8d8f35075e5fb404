# A small house with one breach of each rule: every one must be found, and nothing else.
cmake_minimum_required(VERSION 3.25)
include(${PLAN})
include(${CMAKE_CURRENT_LIST_DIR}/rules.cmake)

file(REMOVE_RECURSE ${SCRATCH})
set(good "/// \\file\n/// What it is for.\n#pragma once\n")

function(plant file text)
    file(WRITE ${SCRATCH}/${file} "${text}")
endfunction()

plant(engine/core/good.hpp "${good}#include \"core/error.hpp\"\n#include <string>\n")
plant(engine/files/good.cpp "#include \"study/study.hpp\"\n#include <hdf5.h>\n#include <toml++/toml.h>\n#include <fmt/format.h>\n")
check_house(${SCRATCH} breaches)
if(breaches)
    message(SEND_ERROR "a house in order was found wanting: ${breaches}")
endif()

plant(engine/accounts/upward.cpp "#include \"study/study.hpp\"\n")
plant(engine/accounts/relative.cpp "#include \"../core/error.hpp\"\n")
plant(engine/accounts/sideways.cpp "#include \"core/../study/study.hpp\"\n")
plant(engine/accounts/beside.cpp "#  include \"ledger.hpp\"\n")
plant(engine/study/format.cpp "#include <hdf5.h>\n")
plant(engine/study/notation.cpp "#include <toml++/toml.h>\n")
plant(engine/pathway/parser.cpp "#include <muParser.h>\n")
plant(engine/analysis/product.cpp "#include <Eigen/Dense>\n")
plant(engine/report/text.cpp "#include <nlohmann/json.hpp>\n")
plant(engine/report/options.cpp "#include <boost/program_options.hpp>\n")
plant(engine/region/words.hpp "${good}#include <fmt/format.h>\n")
plant(engine/region/silent.hpp "#pragma once\n")
plant(engine/region/twice.hpp "/// \\file\n/// What it is for.\n")
plant(engine/attic/thing.hpp "${good}")
string(REPEAT "// line\n" 401 long)
plant(engine/region/long.cpp "${long}")
plant(tests/region/names_test.cpp "TEST_CASE(\"one; two\") {\n}\nTEST_CASE(\n    \"a long name with \"\n    \"a star *\") {\n}\nTEST_CASE(\"same\") {\n}\nTEST_CASE(\"Same\") {\n}\n")

check_house(${SCRATCH} breaches)
set(expected
    "upward.cpp: includes study" "relative.cpp: includes" "sideways.cpp: includes" "beside.cpp: includes"
    "format.cpp: includes hdf5" "notation.cpp: includes toml" "parser.cpp: includes muParser" "product.cpp: includes Eigen" "text.cpp: includes nlohmann"
    "options.cpp: includes boost" "words.hpp: includes fmt" "silent.hpp: does not begin" "twice.hpp: has no #pragma"
    "attic: is not in the floor plan" "long.cpp: has 401 lines" "odd character: one" "odd character: a long name with a star" "stands twice: Same")
foreach(sentence IN LISTS expected)
    string(FIND "${breaches}" "${sentence}" at)
    if(at EQUAL -1)
        message(SEND_ERROR "a planted breach was not found: ${sentence}")
    endif()
endforeach()
list(LENGTH breaches number)
list(LENGTH expected planted)
if(NOT number EQUAL planted)
    message(SEND_ERROR "${planted} breaches were planted, ${number} found: ${breaches}")
endif()
