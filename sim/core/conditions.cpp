#include "core/conditions.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace linli {
namespace {

/// Names of series need no quotes; what is none may.
std::string quoted_if_needed(const std::string& name)
{
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  const bool begins = !name.empty() && name.front() >= 'a' && name.front() <= 'z';
  if (begins && std::all_of(name.begin(), name.end(), plain)) return name;
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

const char* side_name(Side side)
{
  return side == Side::below ? "below" : side == Side::above ? "above" : "";
}

const char* join_name(Join join)
{
  return join == Join::all ? "all" : "any";
}

std::string to_string(const Threshold& threshold)
{
  std::string out = "{series: " + quoted_if_needed(threshold.series);
  if (threshold.side != Side::none)
    out += std::string(", ") + side_name(threshold.side) + ": " + number_text(threshold.at);
  if (threshold.margin != 0) out += ", margin: " + number_text(threshold.margin);
  return out + "}";
}

std::string to_string(const Conditions& conditions)
{
  if (conditions.empty()) return "{}";
  if (conditions.list.size() == 1) return to_string(conditions.list.front());
  std::string out = std::string("{") + join_name(conditions.join) + ": [";
  for (std::size_t k = 0; k < conditions.list.size(); ++k)
    out += (k > 0 ? ", " : "") + to_string(conditions.list[k]);
  return out + "]}";
}

}  // namespace linli
