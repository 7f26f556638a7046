#include "study/job_queue.hpp"

#include "core/errors.hpp"

#include <algorithm>
#include <tuple>

namespace linli {

std::int64_t weeks_of(const Plan& plan, const Job& job)
{
  if (job.kind == Job::Kind::past) {
    const PlannedPast& past = plan.pasts.at(job.number);
    return past.week - (past.from ? plan.pasts[*past.from].week : 0);
  }
  const PlannedCell& cell = plan.cells.at(job.number);
  return plan.burn_in + plan.weeks - (cell.past ? plan.pasts[*cell.past].week : 0);
}

bool JobQueue::Order::operator()(const Job& a, const Job& b) const
{
  return std::tie(a.replicate, a.kind, a.number) < std::tie(b.replicate, b.kind, b.number);
}

JobQueue::JobQueue(const Plan& plan, const std::vector<Job>& runs) : plan_(&plan)
{
  std::vector<Job> from = runs;
  while (!from.empty()) {
    const Job job = from.back();
    from.pop_back();
    if (!waiting_.insert(job).second) continue;
    if (const auto past = past_of(job)) {
      ++users_[*past];
      from.push_back(*past);
    }
  }
}

std::optional<Job> JobQueue::past_of(const Job& job) const
{
  const auto past =
      job.kind == Job::Kind::past ? plan_->pasts.at(job.number).from : plan_->cells.at(job.number).past;
  if (!past) return {};
  return Job{Job::Kind::past, static_cast<std::uint32_t>(*past), job.replicate};
}

bool JobQueue::can_start(const Job& job) const
{
  const auto past = past_of(job);
  return !past || ready_pasts_.contains(*past);
}

std::size_t JobQueue::ready(std::size_t most) const
{
  std::size_t out = 0;
  std::uint32_t first = waiting_.empty() ? 0 : waiting_.begin()->replicate;
  for (const Job& job : under_way_) first = std::min(first, job.replicate);
  for (const Job& job : waiting_) {
    if (out >= most || job.replicate > first + 1) break;
    out += can_start(job) ? 1 : 0;
  }
  return out;
}

std::optional<Job> JobQueue::next()
{
  std::uint32_t first = waiting_.empty() ? 0 : waiting_.begin()->replicate;
  for (const Job& job : under_way_) first = std::min(first, job.replicate);
  for (auto one = waiting_.begin(); one != waiting_.end() && one->replicate <= first + 1; ++one) {
    if (!can_start(*one)) continue;
    const Job out = *one;
    waiting_.erase(one);
    under_way_.insert(out);
    return out;
  }
  return {};
}

void JobQueue::release(const Job& job)
{
  const auto past = past_of(job);
  if (!past) return;
  const auto users = users_.find(*past);
  ensures(users != users_.end() && users->second > 0, "a past with what goes on from it");
  if (--users->second > 0) return;
  users_.erase(users);
  if (ready_pasts_.erase(*past) > 0) unneeded_.push_back(*past);
}

void JobQueue::done(const Job& job)
{
  under_way_.erase(job);
  if (job.kind == Job::Kind::past) ready_pasts_.insert(job);
  release(job);
}

std::vector<Job> JobQueue::failed(const Job& job)
{
  under_way_.erase(job);
  std::vector<Job> out;
  if (job.kind == Job::Kind::run) out.push_back(job);
  std::vector<Job> waiting_for_it;
  for (const Job& other : waiting_) {
    if (past_of(other) == job) waiting_for_it.push_back(other);
  }
  for (const Job& other : waiting_for_it) {
    waiting_.erase(other);
    const std::vector<Job> more = failed(other);
    out.insert(out.end(), more.begin(), more.end());
  }
  release(job);
  return out;
}

void JobQueue::put_back(const Job& job)
{
  under_way_.erase(job);
  waiting_.insert(job);
}

std::vector<Job> JobQueue::no_longer_needed()
{
  return std::exchange(unneeded_, {});
}

std::int64_t JobQueue::weeks_waiting() const
{
  std::int64_t out = 0;
  for (const Job& job : waiting_) out += weeks_of(*plan_, job);
  return out;
}

}  // namespace linli
