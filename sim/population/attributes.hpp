#pragma once
/// What is known of people, households and housing, with the names that data files, results and pages use.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace linli {

enum class Sex : std::uint8_t { male, female };
/// Where a resident's household registration (hukou) is kept.
enum class Registration : std::uint8_t { here, elsewhere_in_city, non_local };
enum class Education : std::uint8_t {
  primary_or_less,
  junior_secondary,
  senior_secondary,
  college,
  university
};
/// `child` is everybody under 16; the census counts activity from 16.
enum class Activity : std::uint8_t { child, student, employed, retired, other };
/// Party members belong to the branch of their residential area or, in service, to one at their work place.
enum class Party : std::uint8_t { none, area_branch, in_service };
enum class Tenure : std::uint8_t { owner, renter, public_housing };
/// Property regime of a compound: lane (里弄), public and sold public (公房/售后公房), commodity (商品房),
/// resettlement (动迁安置).
enum class Regime : std::uint8_t { lane, public_or_sold, commodity, resettlement };
constexpr std::size_t property_regimes = 4;
/// Family households, and people who live outside them (dormitories, shared lodgings, homes).
enum class Living : std::uint8_t { family, outside };
/// On which terms a secretary is employed: rehired after retirement (退休返聘), public-institution post (事业编),
/// treated as such (享编), other or not stated.
enum class Employment : std::uint8_t { rehired, public_institution, treated_as_such, other };

constexpr int adult_age = 18;
constexpr int elder_age = 65;
constexpr int oldest_age = 99;

const std::vector<std::string>& sex_labels();
const std::vector<std::string>& registration_labels();
const std::vector<std::string>& education_labels();
const std::vector<std::string>& activity_labels();
const std::vector<std::string>& party_labels();
const std::vector<std::string>& tenure_labels();
const std::vector<std::string>& regime_labels();
const std::vector<std::string>& employment_labels();

/// Bands by which results are reported; adults only.
const std::vector<std::string>& age_band_labels();
constexpr std::size_t age_bands = 5;
constexpr std::uint8_t no_age_band = 255;
/// The band of an age, or `no_age_band` for a child.
std::uint8_t age_band(int age);

}  // namespace linli
