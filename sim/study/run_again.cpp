#include "study/run_again.hpp"

#include "core/parallel.hpp"
#include "run/resume.hpp"
#include "run/run.hpp"
#include "study/cell_scenario.hpp"

namespace linli {

std::string digest_of_run_again(const Study& study, const Plan& plan, const Job& which, std::size_t threads)
{
  Stages stages = cell_stages(study, plan, plan.cells.at(which.number));
  set_replicate(stages, plan.vary, which.replicate);
  const Workers workers(static_cast<int>(threads));
  Run run = Run::begin(stages.front().scenario, workers);
  for (std::size_t k = 1; k < stages.size(); ++k) {
    while (run.weeks() < stages[k].from) run.step();
    run = run.branch(stages[k].scenario);
  }
  while (!run.done()) run.step();
  return digest_of(run.world());
}

}  // namespace linli
