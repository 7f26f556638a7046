#include "study/manifest_line.hpp"

#include "core/digest.hpp"
#include "core/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace linli {
namespace {

constexpr std::array<std::string_view, 8> kind_names = {"plan",   "past", "started", "done",
                                                        "failed", "look", "retry",   "merged"};

constexpr std::string_view before_sum = ",\"sum\":\"";
constexpr std::string_view behind_sum = "\"}";
constexpr std::size_t sum_digits = 16;
constexpr std::size_t tail = before_sum.size() + sum_digits + behind_sum.size();

std::string sum_of(std::string_view bytes)
{
  return fmt::format("{:016x}", number_of(bytes));
}

std::optional<LineKind> kind_of(std::string_view name)
{
  const auto found = std::ranges::find(kind_names, name);
  if (found == kind_names.end()) return {};
  return static_cast<LineKind>(found - kind_names.begin());
}

/// The sum that a line says it has; nothing if it does not end like one.
std::optional<std::string_view> said_sum(std::string_view text)
{
  if (text.size() <= tail) return {};
  const std::string_view end = text.substr(text.size() - tail);
  if (!end.starts_with(before_sum) || !end.ends_with(behind_sum)) return {};
  return end.substr(before_sum.size(), sum_digits);
}

bool is_own(std::string_view key)
{
  return key == "n" || key == "kind" || key == "prev" || key == "sum";
}

/// The text of a key, "" if it has none.
std::string text_at(const Json& object, const char* key)
{
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What the numbers and links of a line whose sum is right say.
std::variant<ReadLine, LineFault> linked(Json object, std::int64_t n, std::string_view prev, std::string sum)
{
  const auto number = object.find("n");
  if (number == object.end() || !number->is_number_integer()) return LineFault{"it has no number of its own"};
  if (*number != n)
    return LineFault{fmt::format("it has the number {}, and the line here is number {}", number->dump(), n)};
  if (text_at(object, "prev") != prev) return LineFault{"it does not belong to the line before it"};
  const std::string name = text_at(object, "kind");
  const auto kind = kind_of(name);
  if (!kind)
    return LineFault{
        fmt::format("it is of the kind {}, which this program does not know", Json(name).dump())};
  ReadLine out{{n, *kind, Json::object(), std::string(prev)}, std::move(sum)};
  for (auto it = object.begin(); it != object.end(); ++it) {
    if (!is_own(it.key())) out.line.fields[it.key()] = std::move(it.value());
  }
  if (is_of_a_run(*kind) && !address_of(text_at(out.line.fields, "run")))
    return LineFault{"it does not say which run it is about"};
  return out;
}

}  // namespace

std::string_view name_of(LineKind kind)
{
  return kind_names.at(static_cast<std::size_t>(kind));
}

bool must_not_be_lost(LineKind kind)
{
  switch (kind) {
    case LineKind::plan:
    case LineKind::done:
    case LineKind::failed:
    case LineKind::look:
    case LineKind::retry:
    case LineKind::merged:
      return true;
    case LineKind::past:
    case LineKind::started:
      return false;
  }
  return true;
}

bool is_of_a_run(LineKind kind)
{
  return kind == LineKind::started || kind == LineKind::done || kind == LineKind::failed ||
         kind == LineKind::retry;
}

Address run_of(const ManifestLine& line)
{
  const auto address = address_of(text_at(line.fields, "run"));
  expects(is_of_a_run(line.kind) && address.has_value(), "a line about a run");
  return *address;
}

WrittenLine written_line(const ManifestLine& line)
{
  expects(line.fields.is_object(), "the fields of a line have names");
  if (is_of_a_run(line.kind)) static_cast<void>(run_of(line));
  Json object = Json::object();
  object["n"] = line.n;
  object["kind"] = name_of(line.kind);
  for (auto it = line.fields.begin(); it != line.fields.end(); ++it) {
    expects(!is_own(it.key()), "no field is called like what every line has");
    object[it.key()] = it.value();
  }
  object["prev"] = line.prev;
  std::string text = object.dump(-1, ' ', false, Json::error_handler_t::replace);
  text.pop_back();  // the closing brace comes behind the sum
  WrittenLine out;
  out.sum = sum_of(text);
  out.text = std::move(text);
  out.text.append(before_sum).append(out.sum).append(behind_sum).append("\n");
  expects(out.text.size() <= most_line_bytes, "a line of the manifest that is written in one piece");
  return out;
}

std::variant<ReadLine, LineFault> read_line(std::string_view text, std::int64_t n, std::string_view prev)
{
  const auto said = said_sum(text);
  if (!said) return LineFault{"it does not end with a sum"};
  const std::string sum = sum_of(text.substr(0, text.size() - tail));
  if (*said != sum) return LineFault{"its sum is not that of its content"};
  Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) return LineFault{"it is no JSON object"};
  return linked(std::move(object), n, prev, sum);
}

}  // namespace linli
