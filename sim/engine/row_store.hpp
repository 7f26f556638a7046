#pragma once
/// Where what is recorded week by week is kept until the result is written.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace linli {

/// Bytes that are appended and read back, never changed.
class RowStore {
 public:
  virtual ~RowStore() = default;
  virtual void append(std::span<const std::byte> bytes) = 0;
  /// Fills `into` with the bytes from `offset` on, which must have been appended.
  virtual void read(std::uint64_t offset, std::span<std::byte> into) const = 0;
  virtual std::uint64_t size() const = 0;

 protected:
  RowStore() = default;
  RowStore(const RowStore&) = default;
  RowStore& operator=(const RowStore&) = default;
};

/// In memory, for runs whose result is not written.
class MemoryStore final : public RowStore {
 public:
  void append(std::span<const std::byte> bytes) override
  {
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
  }
  void read(std::uint64_t offset, std::span<std::byte> into) const override
  {
    if (!into.empty()) std::memcpy(into.data(), bytes_.data() + offset, into.size());
  }
  std::uint64_t size() const override { return bytes_.size(); }

 private:
  std::vector<std::byte> bytes_;
};

}  // namespace linli
