#include "output/files/spool.hpp"

#include "core/errors.hpp"
#include "helpers.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <csignal>
#include <sys/resource.h>

namespace linli {
namespace {

using namespace test;

std::vector<std::byte> numbered(std::size_t size, std::size_t from)
{
  std::vector<std::byte> out(size);
  for (std::size_t k = 0; k < size; ++k) out[k] = static_cast<std::byte>((from + k) * 2654435761U >> 24U);
  return out;
}

std::vector<std::byte> read_from(const RowStore& store, std::uint64_t offset, std::size_t size)
{
  std::vector<std::byte> out(size);
  store.read(offset, out);
  return out;
}

/// Whatever is appended and wherever it is read, the disk and the memory hold the same.
RC_GTEST_PROP(Spool, HoldsWhatMemoryHolds, ())
{
  const TemporaryDirectory directory;
  Spool spool(directory / "x.h5");
  MemoryStore memory;
  const int rows = *rc::gen::inRange(0, 30);
  for (int k = 0; k < rows; ++k) {
    const std::size_t size = *rc::gen::element<std::size_t>(0, 1, 7, 4096, 300'000, (1U << 20) + 1);
    const std::vector<std::byte> row = numbered(size, memory.size());
    spool.append(row);
    memory.append(row);
    RC_ASSERT(spool.size() == memory.size());
    const std::uint64_t at = *rc::gen::inRange<std::uint64_t>(0, memory.size() + 1);
    const std::size_t length = *rc::gen::inRange<std::size_t>(0, memory.size() - at + 1);
    RC_ASSERT(read_from(spool, at, length) == read_from(memory, at, length));
  }
  RC_ASSERT(read_from(spool, 0, spool.size()) == read_from(memory, 0, memory.size()));
}

TEST(Spool, ReadsAcrossWhatIsWrittenAndWhatWaits)
{
  const TemporaryDirectory directory;
  Spool spool(directory / "x.h5");
  const std::size_t written = std::size_t{1} << 20;
  spool.append(numbered(written, 0));
  spool.append(numbered(100, written));
  EXPECT_EQ(spool.size(), written + 100);
  EXPECT_EQ(read_from(spool, written - 50, 150), numbered(150, written - 50));
  EXPECT_EQ(read_from(spool, written, 100), numbered(100, written));
  EXPECT_THROW(read_from(spool, written, 101), Bug);
}

TEST(Spool, HasNoName)
{
  const TemporaryDirectory directory;
  const int status = in_child(20, [&] {
    Spool spool(directory / "x.h5");
    spool.append(numbered(3U << 20, 0));
    if (directory.entries() != 0) return 1;
    raise(SIGKILL);
    return 0;
  });
  EXPECT_EQ(status, 1000 + SIGKILL);
  EXPECT_EQ(directory.entries(), 0);
}

TEST(Spool, ThatCannotBeMadeIsToldInWordsOfTheResult)
{
  const TemporaryDirectory directory;
  std::string text;
  EXPECT_EQ(exit_of([&] { Spool(directory / "none" / "x.h5"); }, &text), Exit::io);
  EXPECT_NE(text.find("x.h5: cannot "), std::string::npos) << text;
}

TEST(Spool, ADiskThatFillsUpIsToldInWordsOfTheResult)
{
  const TemporaryDirectory directory;
  const auto said = directory / "said";
  const int status = in_child(20, [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    Spool spool(directory / "x.h5");
    const rlimit most{1U << 19, 1U << 19};
    setrlimit(RLIMIT_FSIZE, &most);
    std::string text;
    const Exit exit = exit_of([&] { spool.append(numbered((1U << 20) + 1, 0)); }, &text);
    put_bytes(said, text);
    return static_cast<int>(exit);
  });
  EXPECT_EQ(status, static_cast<int>(Exit::io));
  EXPECT_NE(bytes_of(said).find("x.h5: cannot "), std::string::npos) << bytes_of(said);
  EXPECT_NE(bytes_of(said).find("File too large"), std::string::npos) << bytes_of(said);
}

}  // namespace
}  // namespace linli
