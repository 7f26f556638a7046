#pragma once
/// Texts that are no document for us, and what their users are told.
#include "malformed_case.hpp"

#include <vector>

namespace linli::malformed {

/// What YAML offers and scenarios do not use.
inline std::vector<Case> refused_features()
{
  return {
      {",", "s.yaml:1:1: `,` does not belong here (what came before was complete) — check the indentation"},
      {"", "s.yaml: the file is empty (it holds no keys)"},
      {"# only a comment\n", "s.yaml: the file is empty (it holds no keys)"},
      {"---\n", "s.yaml: the file is empty (it holds no keys)"},
      {"~\n", "s.yaml: the file is empty (it holds no keys)"},
      {"a: 1\n---\nb: 2\n",
       "s.yaml:2:1: a second document begins here (a file holds one) — put it in a file of its own"},
      {"a: 1\n...\nb\n",
       "s.yaml:3:1: `b` does not belong here (what came before was complete) — check the indentation"},
      {"a: 1\n---\n",
       "s.yaml:2:1: a second document begins here (a file holds one) — put it in a file of its own"},
      {"a: 1\n%TAG x\n",
       "s.yaml:2:1: a line that begins with `%` is not allowed (YAML does not read it as content) — remove "
       "it"},
      {"%YAML 1.2\n---\na: 1\n",
       "s.yaml:1:1: a line that begins with `%` is not allowed (YAML does not read it as content) — remove "
       "it"},
      {"a: *x\n",
       "s.yaml:1:4: the alias `*x` is not allowed (every value is written where it is used) — write the "
       "value itself"},
      {"a: &x 1\n",
       "s.yaml:1:4: the anchor `&x` is not allowed (there are no aliases to use it) — remove it"},
      {"a: &x 1\nb: *x\n",
       "s.yaml:1:4: the anchor `&x` is not allowed (there are no aliases to use it) — remove it\ns.yaml:2:4: "
       "the alias `*x` is not allowed (every value is written where it is used) — write the value itself"},
      {"a: !!int 3\n",
       "s.yaml:1:4: the tag `!!int` is not allowed (the key says what its value is) — remove it"},
      {"a: ! 3\n", "s.yaml:1:4: the tag `!` is not allowed (the key says what its value is) — remove it"},
      {"a: !foo [1]\n",
       "s.yaml:1:4: the tag `!foo` is not allowed (the key says what its value is) — remove it"},
      {"&x a: 1\n",
       "s.yaml:1:1: the anchor `&x` is not allowed (there are no aliases to use it) — remove it"},
      {"a: &x &y 1\n",
       "s.yaml:1:7: an anchor (`&`) is not allowed (there are no aliases to use it) — if it belongs to the "
       "text, put the text in quotes"},
      {"a: * b\n",
       "s.yaml:1:5: an alias (`*`) is not allowed (every value is written where it is used) — if it belongs "
       "to the text, put the text in quotes"},
      {"- a\nb: c\n",
       "s.yaml:2:1: `b:` does not belong here (what came before was complete) — check the indentation"},
      {"a: !<x\n",
       "s.yaml:1:7: a tag (`!`) is not allowed (the key says what its value is) — if it belongs to the text, "
       "put the text in quotes"},
  };
}

/// Keys that YAML itself would allow, or lose.
inline std::vector<Case> keys_of_yaml()
{
  return {
      {"a: 1\na: 2\n", "s.yaml:2:1: a: duplicate key (it is set in line 1 already) — remove one of the two"},
      {"x:\n  b: 1\n  \"b\": 2\n",
       "s.yaml:3:3: x.b: duplicate key (it is set in line 2 already) — remove one of the two"},
      {"{a: 1, b: {c: 1, c: 2}}",
       "s.yaml:1:18: b.c: duplicate key (it is set in line 1 already) — remove one of the two"},
      {"? [a]\n: b\n", "s.yaml:1:3: a list as a key (keys are plain names)"},
      {"{a: 1}: b\n", "s.yaml:1:1: a map as a key (keys are plain names)"},
      {": b\n", "s.yaml:1:1: a key without a name (keys are plain names) — write the name before the `:`"},
      {"~: b\n", "s.yaml:1:1: a key without a name (keys are plain names) — write the name before the `:`"},
      {"a: 1\nseed\n", "s.yaml:2:1: no `:` follows `seed` (every key has a value) — write `key: value`"},
      {"a: 1\nseed:5\n",
       "s.yaml:2:1: no `:` follows `seed:5` (every key has a value) — write a blank after the `:`"},
      {"a: 1\nseed：5\n",
       "s.yaml:2:1: no `:` follows `seed：5` (every key has a value) — write `: ` instead of the full-width "
       "`：`"},
      {"{a, b: 1}", "s.yaml:1:2: no `:` follows `a` (every key has a value) — write `key: value`"},
  };
}

/// What is no YAML.
inline std::vector<Case> syntax()
{
  return {
      {"a: [1, 2\n", "s.yaml:2:1: the text ends before `]` (the list began in line 1) — close it with `]`"},
      {"a: [1 2]]\n", "s.yaml:1:9: `]` closes nothing — remove it, or open it before"},
      {"a: {b: 1\n", "s.yaml:2:1: the text ends before `}` (the map began in line 1) — close it with `}`"},
      {"a: {b: 1]\n", "s.yaml:1:9: `]` closes nothing — remove it, or open it before"},
      {"a: 1\n}\n", "s.yaml:2:1: `}` closes nothing — remove it, or open it before"},
      {"a: ]\n", "s.yaml:1:4: `]` closes nothing — remove it, or open it before"},
      {"a: b: c\n",
       "s.yaml:1:5: a `:` is not expected here (a key stands on a line of its own, indented like its "
       "neighbours) — check the indentation, and put a value that holds `: ` in quotes"},
      {"a: - b\n",
       "s.yaml:1:4: a `-` is not expected here (a list begins on a line of its own, below its key) — write "
       "the list on the next line, or in brackets: `[a, b]`"},
      {"a: ? b\n",
       "s.yaml:1:4: a `?` is not expected here (keys are plain names) — if it belongs to the text, put the "
       "text in quotes"},
      {"b: c\n- a\n",
       "s.yaml:2:1: `-` does not belong here (the map around it began in line 1) — check the indentation, "
       "and quotes that end too early"},
      {"a: \"x\n", "s.yaml:1:4: a text in quotes is not closed — close it with the mark that opens it"},
      {"b: 'it''s'\na: 'x\nc: 2\n",
       "s.yaml:2:4: a text in quotes is not closed — close it with the mark that opens it"},
      {"a: \"x\" y\n",
       "s.yaml:1:8: `y` does not belong here (the map around it began in line 1) — check the indentation, "
       "and quotes that end too early"},
      {"a:\n\tb: 1\n",
       "s.yaml:2:1: a tab in the indentation (tabs look different in every editor) — indent with spaces"},
      {"\ta: 1\n",
       "s.yaml:1:1: a tab in the indentation (tabs look different in every editor) — indent with spaces"},
      {"a:\n  b: 1\n c: 2\n",
       "s.yaml:3:2: `c:` does not belong here (the map around it began in line 1) — check the indentation, "
       "and quotes that end too early"},
      {"a:\n b: 1\n   c: 2\n",
       "s.yaml:3:5: a `:` is not expected here (a key stands on a line of its own, indented like its "
       "neighbours) — check the indentation, and put a value that holds `: ` in quotes"},
      {"a: 1\n  b: 2\n",
       "s.yaml:2:4: a `:` is not expected here (a key stands on a line of its own, indented like its "
       "neighbours) — check the indentation, and put a value that holds `: ` in quotes"},
      {"a 1\nb: 2\n",
       "s.yaml:2:2: a `:` is not expected here (the line before has no `:` and is read as one text with this "
       "line) — write a `:` after the key of the line before"},
      {"a: 1\nb 2\nc: 3\n",
       "s.yaml:3:2: a `:` is not expected here (the line before has no `:` and is read as one text with this "
       "line) — write a `:` after the key of the line before"},
      {"a: @x\n",
       "s.yaml:1:4: a value cannot begin with `@` (YAML keeps this character for itself) — put the value in "
       "quotes"},
      {"a: `x\n",
       "s.yaml:1:4: a value cannot begin with ``` (YAML keeps this character for itself) — put the value in "
       "quotes"},
      {"a: %x\n",
       "s.yaml:1:4: a value cannot begin with `%` (YAML keeps this character for itself) — put the value in "
       "quotes"},
      {"a: \"\\q\"\n",
       "s.yaml:1:5: unknown escape `\\q` — write `\\\\` for a backslash itself, or use single quotes"},
      {"a: \"\\州\"\n",
       "s.yaml:1:5: unknown escape `\\州` — write `\\\\` for a backslash itself, or use single quotes"},
      {"a: \"\\xg0\"\n",
       "s.yaml:1:9: an escape with a wrong digit (hexadecimal digits are expected after the backslash) — "
       "write `\\\\` for a backslash itself"},
      {"a: \"\\ud800\"\n",
       "s.yaml:1:11: an escape for a character that does not exist — write the character itself"},
      {"a: \"\\x07\"\n",
       "s.yaml:1:4: an escape for the control character U+0007 (it cannot be shown) — remove it"},
      {"a: |x\n",
       "s.yaml:1:5: only a line break is expected after `|` or `>` — begin the text on the next line"},
      {"州: {州: ]\n", "s.yaml:1:8: `]` closes nothing — remove it, or open it before"},
  };
}

}  // namespace linli::malformed
