/// A study of 10,000 runs, none of them simulated: what its files and its state take, and that they come back as they were.
#include "app/study_care.hpp"
#include "helpers.hpp"
#include "study/conduct.hpp"
#include "study/merge.hpp"
#include "study/open_study.hpp"
#include "study/study_state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <functional>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace linli {
namespace {

using namespace test;
using testing::HasSubstr;

constexpr std::size_t arms = 2;
constexpr std::size_t points = 500;
constexpr std::size_t replicates = 10;
constexpr std::size_t runs = arms * points * replicates;
constexpr int shards = 8;
constexpr std::size_t failed = 100;
constexpr double megabyte = 1e6;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_is_ours = false;  // sanitizers keep what is freed
#elif defined(__has_feature)
constexpr bool memory_is_ours = !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
constexpr bool memory_is_ours = true;
#endif

double peak()
{
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) * 1024;
}

/// The most that a process needs more than this one, in bytes, for work that says whether it went well.
double peak_of(const std::function<bool()>& work)
{
  std::array<int, 2> ends{};
  EXPECT_EQ(pipe(ends.data()), 0);
  const pid_t child = fork();
  if (child == 0) {
    const double before = peak();
    bool well = false;
    try {
      well = work();
    } catch (const std::exception& error) {
      fmt::print(stderr, "{}\n", error.what());
    }
    const double more = peak() - before;
    const bool told = write(ends[1], &more, sizeof more) == sizeof more;
    _exit(well && told ? 0 : 1);
  }
  double more = 0;
  int status = 0;
  close(ends[1]);
  EXPECT_EQ(read(ends[0], &more, sizeof more), static_cast<ssize_t>(sizeof more));
  close(ends[0]);
  EXPECT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0) << "what was to be measured went wrong";
  return more;
}

void expect_within(double bytes, const std::function<bool()>& work)
{
  const double needed = peak_of(work);
  testing::Test::RecordProperty("bytes", fmt::format("{:.0f}", needed));
  EXPECT_TRUE(needed < bytes || !memory_is_ours) << needed << " bytes, at most " << bytes;
}

Plan large_plan()
{
  Plan plan;
  plan.study = "large";
  plan.file = "/home/somebody/studies/large.yaml";
  plan.arms = {{"as_now"}, {"relief"}};
  plan.design = StudyDesign::Kind::latin_hypercube;
  plan.design_size = points;
  for (const char* path : {"workload.passing_down", "trust.met", "programme.task_pruning"})
    plan.factors.push_back({.path = path, .room = "room", .range = {0, 1}});
  plan.worlds.emplace_back();
  plan.replicates = replicates;
  plan.burn_in = 260;
  plan.weeks = 520;
  std::uint64_t number = 0;
  for (std::size_t point = 0; point < points; ++point) {
    const double place = (static_cast<double>(point) + 0.5) / points;
    plan.points.push_back({.place = {place, place, place}, .values = {"0.125", "0.25", "0.5"}});
    plan.pasts.push_back({.week = 260, .cell = arms * point});
    for (std::size_t arm = 0; arm < arms; ++arm) {
      PlannedCell cell{.arm = arm, .point = point, .past = point};
      for (std::size_t k = 0; k < replicates; ++k) cell.runs.push_back(*address_of(run_number(++number)));
      plan.cells.push_back(cell);
    }
  }
  return plan;
}

/// A manifest as `Manifest` writes it, without waiting for the disk line by line.
class QuickManifest {
 public:
  explicit QuickManifest(const std::filesystem::path& file) : file_(File::create_exclusive(file)) {}

  void append(LineKind kind, const Json& fields)
  {
    WrittenLine line = written_line({++n_, kind, fields, sum_});
    file_.write(line.text);
    sum_ = std::move(line.sum);
  }

 private:
  File file_;
  std::int64_t n_ = 0;
  std::string sum_{no_line_before};
};

void write_shard(const Plan& plan, const std::filesystem::path& directory, const std::optional<Shard>& shard)
{
  QuickManifest manifest(directory / manifest_name(shard));
  manifest.append(LineKind::plan, {{"study", plan.study}, {"plan", run_number(1)}, {"runs", runs}});
  for (const Job& job : runs_of(plan, shard)) {
    const Address& run = plan.cells[job.number].runs[job.replicate];
    Json fields{{"run", run.text()}, {"arm", "as_now"}, {"point", job.number}, {"replicate", job.replicate}};
    manifest.append(LineKind::past,
                    {{"past", run.text()}, {"week", 260}, {"replicate", job.replicate}, {"seconds", 61.25}});
    manifest.append(LineKind::started, fields);
    if (run.bits[1] <= failed) {
      fields.update({{"exit", 4}, {"message", "linli: runs/ab: cannot write (Input/output error)"}});
      manifest.append(LineKind::failed, fields);
    } else {
      fields.update(
          {{"bytes", 12345678}, {"content", run.text()}, {"state", run.text()}, {"seconds", 61.25}});
      manifest.append(LineKind::done, fields);
    }
  }
}

/// The directory of a study that eight shards have worked on.
struct LargeStudy {
  LargeStudy()
  {
    peak_of([&] {
      const Plan plan = large_plan();
      write_new_file(StudyDirectory{directory.path()}.plan(), plan_text(plan));
      for (int k = 1; k <= shards; ++k) write_shard(plan, directory.path(), Shard{k, shards});
      return true;
    });
  }
  bool has(std::string_view name) const { return std::filesystem::exists(directory / std::string(name)); }

  TemporaryDirectory directory{};
};

TEST(ALargeStudy, HasAPlanThatIsReadAsItWasWritten)
{
  const LargeStudy study;
  ASSERT_TRUE(study.has("plan.json"));
  EXPECT_LT(std::filesystem::file_size(study.directory / "plan.json"), 100 * runs);
  expect_within(16 * megabyte, [&] {
    const Plan plan = plan_in(StudyDirectory{study.directory.path()});
    return plan.runs().size() == runs && plan_text(plan) == bytes_of(study.directory / "plan.json");
  });
}

TEST(ALargeStudy, HasAStateOf24BytesARun)
{
  const LargeStudy study;
  expect_within(8 * megabyte, [&] {
    StudyState state;
    for (const auto& part : shard_manifests(study.directory.path()))
      read_manifest(part, [&](const ManifestLine& line) { state.take(line); });
    constexpr std::size_t growth = 2;  // of a vector that does not know how long it will be
    return state.runs().size() == runs && state.bytes() <= growth * 24 * runs;
  });
}

TEST(ALargeStudy, IsQueuedInLittleMemory)
{
  expect_within(8 * megabyte, [] {
    const Plan plan = large_plan();
    JobQueue queue(plan, runs_of(plan, {}));
    std::set<Job> seen;
    std::size_t pasts = 0;
    while (const auto job = queue.next()) {
      seen.insert(*job);
      queue.done(*job);
      pasts += queue.no_longer_needed().size();
    }
    return queue.empty() && pasts == points * replicates && seen.size() == runs + pasts;
  });
}

TEST(ALargeStudy, IsSharedOutWholeAndInEqualParts)
{
  const Plan plan = large_plan();
  for (const int of : {1, 3, 8, 100, most_shards}) {
    std::set<Job> seen;
    for (int k = 1; k <= of; ++k) {
      const std::vector<Job> part = runs_of(plan, Shard{k, of});
      EXPECT_GT(part.size(), 0U) << k << " of " << of;
      for (const Job& job : part) EXPECT_TRUE(seen.insert(job).second);
    }
    EXPECT_EQ(seen.size(), runs);
  }
}

TEST(ALargeStudy, IsMergedInMemoryThatItsRunsBound)
{
  const LargeStudy study;
  expect_within(32 * megabyte, [&] {
    const Merged merged =
        merge_manifests(StudyLock(study.directory.path()), shard_manifests(study.directory.path()));
    return merged.runs == runs && merged.finished == runs - failed && merged.told.empty();
  });
  ASSERT_TRUE(study.has("manifest.jsonl"));
  StudyState state;
  read_manifest(study.directory / "manifest.jsonl", [&](const ManifestLine& line) { state.take(line); });
  const auto counts = state.counts(large_plan().runs());
  EXPECT_EQ(counts.at(static_cast<std::size_t>(Stage::done)), runs - failed);
  EXPECT_EQ(counts.at(static_cast<std::size_t>(Stage::failed)), failed);
}

TEST(ALargeStudy, TellsItsStatusInLittleMemory)
{
  const LargeStudy study;
  const std::filesystem::path told = study.directory / "told.txt";
  expect_within(12 * megabyte, [&] {
    if (std::freopen(told.c_str(), "w", stdout) == nullptr) return false;
    const bool well = study_status(study.directory.path().string()) == 0;
    return std::fflush(stdout) == 0 && well;
  });
  EXPECT_THAT(bytes_of(told), HasSubstr(fmt::format("{} done, {} failed", runs - failed, failed)));
  EXPECT_THAT(bytes_of(told), HasSubstr(fmt::format("… and {} more", failed - 30)));
}

}  // namespace
}  // namespace linli
