#pragma once
/// Events: what happens in some week to some area, told by mechanisms while it happens, for whoever records it.
/// They are observations, no state: nothing reads them back, no digest and no checkpoint holds them.
#include "core/ids.hpp"

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

/// How the values of a field stand in a result.
enum class EventType {
  whole,   ///< int32
  number,  ///< float32; NaN is missing
  choice,  ///< one of `labels`, counted from 0: uint8
  name,  ///< the same of names that a scenario gives, so that a branch may have others; sorted in the result
};

/// A column of a table of events.
struct EventField {
  std::string name;
  EventType type = EventType::whole;
  std::string unit{};  ///< of numbers; "1" for pure ones
  std::vector<std::string> labels{};
  std::string en{};
  std::string zh{};

  bool has_labels() const { return type == EventType::choice || type == EventType::name; }
};

/// A kind of event: a table, to which week, date and area are added.
struct EventKind {
  std::string name;  ///< in `output.events`, and of its group in a result
  std::string en{};
  std::string zh{};
  std::vector<EventField> fields{};
};

/// What is told in one week, by kind and area.  Areas are written by whoever is in charge of them, so that threads
/// never meet; the engine forgets everything when the next week begins.
class Events {
 public:
  /// From now on a kind is kept.
  void listen(const EventKind& kind, std::size_t areas)
  {
    told_[kind.name] = {kind.fields.size(), std::vector<std::vector<double>>(areas)};
  }
  /// Whether anybody listens: what must be counted for an event alone need not be counted else.
  bool heard(std::string_view kind) const { return told_.find(kind) != told_.end(); }
  /// Tells one event: a value for each field of its kind, in their order.  Nothing happens if nobody listens.
  void tell(std::string_view kind, AreaId area, std::initializer_list<double> values);
  /// What was told of an area this week, event after event, each a value a field.
  std::span<const double> told(std::string_view kind, AreaId area) const;
  /// Ends the week.
  void forget();

 private:
  struct Told {
    std::size_t fields = 0;
    std::vector<std::vector<double>> by_area{};
  };
  std::map<std::string, Told, std::less<>> told_;
};

}  // namespace linli
