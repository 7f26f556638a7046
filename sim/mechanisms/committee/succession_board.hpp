#pragma once
/// The posts of one subdistrict in one week: who leaves, who comes, who changes places.  The rules are in
/// succession.hpp; here is their order.
#include "mechanisms/committee/succession.hpp"
#include "mechanisms/committee/succession_events.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace linli {

class SuccessionBoard {
 public:
  SuccessionBoard(const Succession& model, const Succession::Params& params, World& world,
                  SubdistrictId subdistrict, const Moment& moment);

  /// Keeps the reserve, fills vacant posts, ends years of office, terms and quarters, in this order.
  void sit();

 private:
  double lever(Lever which, AreaId area) const { return static_cast<double>(world_.levers(which, area)); }
  double sum_of(Lever which) const;
  Draws draws(AreaId area, Stream stream) const;

  void keep_reserve();
  void fill(AreaId area);
  void appoint(AreaId area, bool young, Draws& luck);
  void leave(AreaId area, Departure reason);

  /// A year has passed: a secretary who reaches retirement stays on as rehired or goes; any other secretary may go.
  void end_year(AreaId area);
  void end_term();

  /// Posts held under a policy by somebody who has been assessed, the lowest total first.
  std::vector<AreaId> from_the_lowest(Lever policy) const;

  /// Rounded up or down by chance, so that fractions of a post add up over the quarters; `which` numbers the draws.
  std::size_t whole_number(double wanted, std::uint32_t which) const;
  void adjust();
  void rotate();

  /// Two secretaries change places: they take along all that is personal, not what residents think of them.
  void exchange(AreaId a, AreaId b);

  const Succession& model_;
  const Succession::Params& params_;
  World& world_;
  SubdistrictId subdistrict_;
  IdRange<AreaId> areas_;
  const Moment& moment_;
  std::int64_t week_;  // of the study
};

}  // namespace linli
