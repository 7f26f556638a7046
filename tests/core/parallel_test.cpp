#include "core/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace linli {
namespace {

constexpr int thread_counts[] = {1, 2, 3, 7};

TEST(Workers, CallEveryIndexOnce)
{
  for (const int threads : thread_counts) {
    const Workers workers(threads);
    EXPECT_EQ(workers.threads(), threads);
    for (const std::size_t count : {0U, 1U, 2U, 6U, 7U, 1000U}) {
      std::vector<int> calls(count, 0);
      workers.for_each(count, [&](std::size_t k) { ++calls[k]; });
      EXPECT_EQ(calls, std::vector<int>(count, 1)) << threads;
    }
  }
}

TEST(Workers, GiveTheSameResultOnAnyNumberOfThreads)
{
  const auto result = [](int threads) {
    std::vector<std::uint64_t> out(5000);
    Workers(threads).for_each(out.size(), [&](std::size_t k) {
      for (std::uint64_t j = 0; j < k % 97; ++j) out[k] = out[k] * 6364136223846793005ULL + j + k;
    });
    return out;
  };
  const std::vector<std::uint64_t> alone = result(1);
  for (const int threads : thread_counts) EXPECT_EQ(result(threads), alone) << threads;
}

TEST(Workers, AreAsManyAsTheMachineOffersUnlessTold)
{
  EXPECT_GE(Workers().threads(), 1);
  EXPECT_EQ(Workers(0).threads(), Workers().threads());
}

TEST(Workers, ThrowTheErrorOfTheLowestIndexAfterRunningAllOthers)
{
  for (const int threads : thread_counts) {
    std::vector<std::atomic<int>> calls(200);
    std::string message;
    try {
      Workers(threads).for_each(calls.size(), [&](std::size_t k) {
        ++calls[k];
        if (k == 3)
          std::this_thread::sleep_for(std::chrono::milliseconds(20));  // the last to fail, and the lowest
        if (k % 50 == 3) throw std::runtime_error("failed at " + std::to_string(k));
      });
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    EXPECT_EQ(message, "failed at 3") << threads;
    for (std::size_t k = 0; k < calls.size(); ++k) EXPECT_EQ(calls[k], 1) << threads << ", index " << k;
  }
}

TEST(Workers, KeepTheTypeOfAnError)
{
  EXPECT_THROW(Workers(2).for_each(4, [](std::size_t k) { throw k; }), std::size_t);
}

TEST(Workers, CanBeUsedAgainAfterAnError)
{
  const Workers workers(3);
  EXPECT_THROW(workers.for_each(9, [](std::size_t) { throw std::runtime_error("no"); }), std::runtime_error);
  std::vector<int> calls(9, 0);
  workers.for_each(9, [&](std::size_t k) { ++calls[k]; });
  EXPECT_EQ(calls, std::vector<int>(9, 1));
}

TEST(Workers, CallTheBodyItselfNotACopy)
{
  struct Counting {
    std::atomic<int>* calls;
    void operator()(std::size_t) const { ++*calls; }
    Counting(std::atomic<int>* c) : calls(c) {}
    Counting(const Counting&) = delete;
    Counting& operator=(const Counting&) = delete;
  };
  std::atomic<int> calls{0};
  const Counting body(&calls);
  Workers(2).for_each(10, body);
  EXPECT_EQ(calls, 10);
}

}  // namespace
}  // namespace linli
