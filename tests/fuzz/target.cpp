#include "target.hpp"

#include "core/errors.hpp"
#include "core/text.hpp"

namespace linli::fuzz {

void expect_read_or_refused(std::string_view bytes)
{
  try {
    run(bytes);
  } catch (const Error& error) {
    ensures(!error.problems().empty(), "an error says what is wrong");
    for (const Problem& problem : error.problems()) {
      const std::string text = problem.text();
      ensures(!problem.problem.empty() && text.find('\n') == std::string::npos, "a problem is one line");
      ensures(!invalid_utf8(text), "a problem is UTF-8");
    }
  }
}

}  // namespace linli::fuzz
