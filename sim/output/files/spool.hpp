#pragma once
/// What is recorded week by week, kept on the disk until the result is written.
#include "engine/row_store.hpp"
#include "output/files/files.hpp"

#include <filesystem>
#include <vector>

namespace linli {

/// Rows in a file without a name beside the result: memory does not grow with the weeks, and nothing is left
/// when the process ends, however it ends.  Throws `Error(Exit::io)` in words of `target`.
class Spool final : public RowStore {
 public:
  explicit Spool(const std::filesystem::path& target);

  void append(std::span<const std::byte> bytes) override;
  void read(std::uint64_t offset, std::span<std::byte> into) const override;
  std::uint64_t size() const override { return written_ + waiting_.size(); }

 private:
  void write_waiting();

  File file_;
  std::uint64_t written_ = 0;
  std::vector<std::byte> waiting_;  ///< follows what is written
};

}  // namespace linli
