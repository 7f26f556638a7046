#include "core/digest.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <new>

namespace linli {

struct Digest::State {
  XXH3_state_t* xxh = XXH3_createState();

  State()
  {
    if (xxh == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(xxh);
  }
  ~State() { XXH3_freeState(xxh); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Digest::Digest() : state_(std::make_unique<State>()) {}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::add(const void* bytes, std::size_t size)
{
  if (size > 0) XXH3_128bits_update(state_->xxh, bytes, size);
}

void Digest::add(std::string_view text)
{
  add(static_cast<std::uint64_t>(text.size()));
  add(text.data(), text.size());
}

void Digest::add(std::uint64_t number)
{
  add(&number, sizeof number);
}

std::string Digest::text() const
{
  const XXH128_hash_t h = XXH3_128bits_digest(state_->xxh);
  return fmt::format("{:016x}{:016x}", h.high64, h.low64);
}

std::string digest_of(const void* bytes, std::size_t size)
{
  Digest digest;
  digest.add(bytes, size);
  return digest.text();
}

std::uint64_t number_of(std::string_view name)
{
  return XXH3_64bits(name.data(), name.size());
}

}  // namespace linli
