#pragma once
/// Margins: published or assumed counts that the synthetic population must meet.
#include <cstddef>
#include <string>
#include <vector>

namespace linli {

/// How a number came to be.
enum class Status { observed, derived, proxy, assumed };
const std::vector<std::string>& status_labels();

/// One table of counts, with where it comes from.
struct Margin {
  std::string name{};
  std::string zh{};
  std::vector<std::string> by{};                   ///< its dimensions, each named in `dimension_labels`
  std::vector<std::vector<std::string>> labels{};  ///< categories of each dimension
  std::vector<double> counts{};                    ///< row-major over the dimensions
  std::string of{};                                ///< who or what is counted
  Status status = Status::assumed;
  std::string year{};
  std::string confidence{};
  std::string source{};
  std::string note{};

  double total() const;
  /// "male/20-24": the category with this position in `counts`.
  std::string label(std::size_t position) const;
};

/// What the data file says of a district.
struct Margins {
  struct Subdistrict {
    std::string name{};
    std::string zh{};
    std::size_t areas = 0;
  };
  std::string file{};
  std::string title{};
  std::vector<Subdistrict> subdistricts{};
  std::vector<Margin> margins{};

  /// The margin of that name; the reader has made sure that all of `required_margins` exist.
  const Margin& operator[](const std::string& name) const;
};

/// A margin the synthesis needs: its name and its dimensions.
struct RequiredMargin {
  std::string name;
  std::vector<std::string> by;
};
const std::vector<RequiredMargin>& required_margins();

/// The categories of a dimension, in order; subdistricts come from the file itself.
std::vector<std::string> dimension_labels(const std::string& dimension, const Margins& margins);

/// Faults that no single number shows: margins of one universe that do not add up to the same total.  Each
/// message names the margin and the distance.
std::vector<std::string> inconsistencies(const Margins& margins);

}  // namespace linli
