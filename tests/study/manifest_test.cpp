#include "study/manifest.hpp"

#include "core/digest.hpp"
#include "helpers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>

namespace linli {
namespace {

using namespace test;

const std::vector<Told> three = {{LineKind::plan, {{"study", "dials"}}},
                                 {LineKind::started, {{"run", run_number(1)}}},
                                 {LineKind::done, {{"run", run_number(1)}, {"seconds", 12.4}}}};

const LineVisitor nothing = [](const ManifestLine&) {};

TEST(Manifest, IsLinesOfJsonThatAreChained)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(), three);
  const std::string bytes = bytes_of(directory / "manifest.jsonl");
  EXPECT_TRUE(bytes.starts_with(R"({"n":1,"kind":"plan","study":"dials","prev":"0000000000000000","sum":")"))
      << bytes;
  std::string before(no_line_before);
  std::size_t at = 0;
  for (std::size_t k = 0; k < three.size(); ++k) {
    const std::string line = bytes.substr(at, bytes.find('\n', at) - at);
    at += line.size() + 1;
    const Json json = Json::parse(line);
    EXPECT_EQ(json["n"], k + 1);
    EXPECT_EQ(json["prev"], before);
    before = json["sum"];
    EXPECT_EQ(before, fmt::format("{:016x}", number_of(line.substr(0, line.find(",\"sum\"")))));
  }
  EXPECT_EQ(at, bytes.size());
}

TEST(Manifest, GivesBackWhatWasWritten)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(), three);
  std::vector<Json> fields;
  const ManifestEnd end = read_manifest(directory / "manifest.jsonl",
                                        [&](const ManifestLine& line) { fields.push_back(line.fields); });
  EXPECT_EQ(end.lines, 3);
  EXPECT_EQ(end.torn, 0U);
  EXPECT_EQ(end.bytes, bytes_of(directory / "manifest.jsonl").size());
  ASSERT_EQ(fields.size(), 3U);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(fields[k], three[k].fields);
}

TEST(Manifest, GoesOnWhereItEnded)
{
  const TemporaryDirectory all;
  const TemporaryDirectory one_by_one;
  write_lines(all.path(), three);
  for (const Told& line : three) write_lines(one_by_one.path(), {line});
  EXPECT_EQ(bytes_of(one_by_one / "manifest.jsonl"), bytes_of(all / "manifest.jsonl"));
}

TEST(Manifest, KeepsEveryTornLineAside)
{
  const TemporaryDirectory directory;
  for (const char* torn : {"{\"n\":1", "{\"n\":1,\"kind\""}) {
    put_bytes(directory / "manifest.jsonl", torn);
    write_lines(directory.path(), {});
  }
  EXPECT_EQ(bytes_of(directory / "manifest.torn"), "{\"n\":1\n{\"n\":1,\"kind\"\n");
  EXPECT_EQ(bytes_of(directory / "manifest.jsonl"), "");
}

TEST(Manifest, KeepsALongTornTailAsideToo)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(), three);
  const std::string whole = bytes_of(directory / "manifest.jsonl");
  const std::string zeros(200'000, '\0');  // what some file systems leave after a power cut
  put_bytes(directory / "manifest.jsonl", whole + zeros);
  write_lines(directory.path(), {});
  EXPECT_EQ(bytes_of(directory / "manifest.jsonl"), whole);
  EXPECT_EQ(bytes_of(directory / "manifest.torn"), zeros + "\n");
}

TEST(Manifest, ReadWhileAnotherWritesIsLeftAlone)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(), three);
  const std::string kept = bytes_of(directory / "manifest.jsonl") + "{\"n\":4";
  put_bytes(directory / "manifest.jsonl", kept);
  const ManifestEnd end = read_manifest(directory / "manifest.jsonl", nothing);
  EXPECT_EQ(end.lines, 3);
  EXPECT_EQ(end.torn, 6U);
  EXPECT_EQ(bytes_of(directory / "manifest.jsonl"), kept);
}

/// What is said of a manifest with these bytes, which must be refused and left as it is.
std::string refusal(const std::string& bytes)
{
  const TemporaryDirectory directory;
  put_bytes(directory / "manifest.jsonl", bytes);
  std::string text;
  EXPECT_EQ(exit_of([&] { write_lines(directory.path(), three); }, &text), Exit::io);
  EXPECT_EQ(bytes_of(directory / "manifest.jsonl"), bytes);
  EXPECT_NE(text.find("the results that are there are found again"), std::string::npos) << text;
  return text.substr(std::min(text.size(), (directory / "").string().size()));
}

TEST(Manifest, WithAnyChangedByteIsRefusedWithItsLine)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(), three);
  const std::string whole = bytes_of(directory / "manifest.jsonl");
  for (std::size_t at = 0; at + 1 < whole.size(); ++at) {
    if (whole[at] == '\n') continue;
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    const auto line = 1 + std::ranges::count(whole.substr(0, at), '\n');
    const std::string text = refusal(damaged);
    ASSERT_TRUE(text.starts_with(fmt::format("manifest.jsonl:{}: the manifest is damaged here", line)))
        << text;
  }
}

TEST(Manifest, WithLinesTakenOutPutInOrInAnotherOrderIsRefused)
{
  const auto line = [](std::int64_t n, std::string_view prev) {
    return written_line({n, LineKind::look, Json::object(), std::string(prev)});
  };
  const WrittenLine first = line(1, no_line_before);
  const WrittenLine second = line(2, first.sum);
  const WrittenLine third = line(3, second.sum);
  const WrittenLine other = line(1, second.sum);
  EXPECT_THAT(
      refusal(first.text + third.text),
      testing::HasSubstr(
          "jsonl:2: the manifest is damaged here (it has the number 3, and the line here is number 2)"));
  EXPECT_THAT(refusal(second.text), testing::HasSubstr("jsonl:1: "));
  EXPECT_THAT(refusal(first.text + first.text), testing::HasSubstr("it has the number 1"));
  EXPECT_THAT(
      refusal(first.text + line(2, no_line_before).text),
      testing::HasSubstr("jsonl:2: the manifest is damaged here (it does not belong to the line before it)"));
  EXPECT_THAT(refusal(other.text), testing::HasSubstr("it does not belong to the line before it"));
  EXPECT_THAT(refusal(first.text + "\n"), testing::HasSubstr("it does not end with a sum"));
  EXPECT_THAT(refusal(std::string(5000, 'x') + "\n"),
              testing::HasSubstr("jsonl:1: the manifest is damaged here (it has more than 4096 bytes)"));
}

TEST(Manifest, OfAKindThatIsNotKnownIsRefused)
{
  std::string begun = R"({"n":1,"kind":"dreamt","prev":"0000000000000000")";
  const std::string sum = fmt::format("{:016x}", number_of(begun));
  EXPECT_THAT(refusal(begun + ",\"sum\":\"" + sum + "\"}\n"),
              testing::HasSubstr("it is of the kind \"dreamt\", which this program does not know"));
}

TEST(Manifest, HoldsAnyText)
{
  const TemporaryDirectory directory;
  write_lines(directory.path(),
              {{LineKind::failed, {{"run", run_number(1)}, {"stderr", "两镇\n\"\\\x01 \xff"}}}});
  std::string text;
  read_manifest(directory / "manifest.jsonl",
                [&](const ManifestLine& line) { text = line.fields["stderr"].get<std::string>(); });
  EXPECT_EQ(text, "两镇\n\"\\\x01 \xEF\xBF\xBD");
}

TEST(Manifest, TakesNoLineThatIsTooLongAndNoneTwice)
{
  const TemporaryDirectory directory;
  const StudyLock lock(directory.path());
  Manifest manifest(lock, nothing);
  EXPECT_THROW(manifest.append(LineKind::look, {{"values", std::string(5000, 'x')}}), Bug);
  EXPECT_THROW(manifest.append(LineKind::look, {{"sum", 1}}), Bug);
  EXPECT_NO_THROW(manifest.append(LineKind::look, {{"values", std::string(3900, 'x')}}));
  EXPECT_EQ(manifest.end().lines, 1);
}

TEST(Manifest, ADiskThatFillsUpEndsInAPrefix)
{
  const TemporaryDirectory directory;
  const int status = in_child(20, [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const StudyLock lock(directory.path());
    Manifest manifest(lock, nothing);
    manifest.append(LineKind::plan, three[0].fields);
    const rlimit most{manifest.end().bytes + 20, manifest.end().bytes + 20};
    setrlimit(RLIMIT_FSIZE, &most);
    return static_cast<int>(exit_of([&] { manifest.append(LineKind::look, Json::object()); }));
  });
  EXPECT_EQ(status, static_cast<int>(Exit::io));
  write_lines(directory.path(), {three[1]});
  EXPECT_EQ(kinds_in(directory / "manifest.jsonl"), (std::vector{LineKind::plan, LineKind::started}));
}

}  // namespace
}  // namespace linli
