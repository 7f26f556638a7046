#include "report/research_object.hpp"

#include "results/result_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <utility>

namespace linli {
namespace {

namespace fs = std::filesystem;

PageJson pointer(const std::string& id)
{
  return {{"@id", id}};
}

PageJson pointers(const std::vector<std::string>& ids)
{
  PageJson out = PageJson::array();
  for (const std::string& id : ids) out.push_back(pointer(id));
  return out;
}

/// "Name <address>" in its two parts; the address is empty without.
std::pair<std::string, std::string> name_and_address(const std::string& author)
{
  const auto open = author.rfind(" <");
  if (open == std::string::npos || !author.ends_with('>')) return {author, {}};
  return {author.substr(0, open), author.substr(open + 2, author.size() - open - 3)};
}

/// Adds who wrote the study, and gives their names in the graph.
std::vector<std::string> add_authors(const Publication& publication, PageJson& graph)
{
  std::vector<std::string> ids;
  for (const std::string& author : publication.authors) {
    const auto [name, address] = name_and_address(author);
    ids.push_back(address.empty() ? fmt::format("#author-{}", ids.size() + 1) : address);
    graph.push_back({{"@id", ids.back()}, {"@type", "Person"}, {"name", name}});
  }
  return ids;
}

PageJson licence_of(const Publication& publication)
{
  const std::string& licence = publication.licence;
  if (licence.empty()) return "No licence is given: ask the authors.";
  return pointer(licence.find("://") == std::string::npos ? "https://spdx.org/licenses/" + licence : licence);
}

/// A file of the directory, if it is there.
class Files {
 public:
  Files(const StudyDirectory& directory, PageJson& graph) : directory_(directory), graph_(graph) {}

  void add(const fs::path& file, const std::string& format, const std::string& description,
           const std::string& digest = {})
  {
    std::error_code missing;
    const auto bytes = fs::file_size(file, missing);
    const std::string id = fs::relative(file, directory_.path).generic_string();
    if (missing || !known_.insert(id).second) return;
    ids.push_back(id);
    PageJson one{{"@id", ids.back()},
                 {"@type", "File"},
                 {"encodingFormat", format},
                 {"contentSize", fmt::format("{}", bytes)},
                 {"description", description}};
    if (!digest.empty()) one["identifier"] = "linli content digest " + digest;
    graph_.push_back(std::move(one));
  }

  std::vector<std::string> ids{};

 private:
  const StudyDirectory& directory_;
  PageJson& graph_;
  std::set<std::string> known_{};  // cells that compute the same share a run
};

/// "relief, point 3, world slow, replicate 2".
std::string called(const Plan& plan, const PlannedCell& cell, std::size_t replicate)
{
  std::string out = "arm " + plan.arms[cell.arm].name;
  if (plan.points.size() > 1) out += fmt::format(", point {}", cell.point + 1);
  if (plan.worlds.size() > 1) out += ", world " + plan.worlds[cell.world].name;
  return out + fmt::format(", replicate {}", replicate + 1);
}

/// What tells of the study.
void add_texts(Files& texts, const StudyDirectory& directory)
{
  texts.add(directory.plan(), "application/json", "What is run: every run with its address");
  texts.add(directory.path / "manifest.jsonl", "application/jsonl",
            "What has happened, in order, each line with a checksum");
  texts.add(directory.path / "methods.md", "text/markdown",
            "How the study was done: STRESS-ABS table, origin of its numbers");
  texts.add(directory.path / "model.md", "text/markdown", "ODD+D description of the model");
  texts.add(directory.path / "references.bib", "application/x-bibtex", "Works that the description names");
}

void add_results(Files& results, const Plan& plan, const StudyDirectory& directory, const StudyRecord& record)
{
  for (const PlannedCell& cell : plan.cells)
    for (std::size_t replicate = 0; replicate < cell.runs.size(); ++replicate) {
      const auto digest = record.contents.find(cell.runs[replicate]);
      results.add(directory.result(cell.runs[replicate]), "application/x-netcdf",
                  "Result of " + called(plan, cell, replicate),
                  digest == record.contents.end() ? "" : digest->second);
    }
}

/// The program that made the first result there is.
PageJson program_of(const Plan& plan, const StudyDirectory& directory)
{
  PageJson out{{"@id", "#linli"},
               {"@type", "SoftwareApplication"},
               {"name", "linli"},
               {"identifier", "model sources " + plan.model}};
  for (const Address& run : plan.runs()) {
    if (!fs::exists(directory.result(run))) continue;
    const ResultFile result(directory.result(run));
    out["version"] = result.text("linli_version");
    out["identifier"] = "commit " + result.text("commit") + ", model sources " + plan.model;
    return out;
  }
  return out;
}

}  // namespace

PageJson research_object(const StudyComparison& comparison, const StudyDirectory& directory,
                         const StudyRecord& record, const Publication& publication)
{
  const Plan& plan = comparison.plan();
  PageJson things = PageJson::array();
  Files inputs(directory, things);
  inputs.add(directory.study(), "application/yaml", "The study's file: arms, factors, outcomes");
  if (fs::exists(directory.data()))
    for (const auto& entry : fs::recursive_directory_iterator(directory.data()))
      if (entry.is_regular_file())
        inputs.add(entry.path(), "text/plain", "Data that a scenario of the study names");

  Files texts(directory, things);
  add_texts(texts, directory);
  Files results(directory, things);
  add_results(results, plan, directory, record);

  const std::vector<std::string> authors = add_authors(publication, things);
  std::vector<std::string> all = inputs.ids;
  all.insert(all.end(), texts.ids.begin(), texts.ids.end());
  all.insert(all.end(), results.ids.begin(), results.ids.end());
  const std::string title = plan.label.en.empty() ? plan.study : plan.label.en;
  PageJson root{{"@id", "./"},
                {"@type", "Dataset"},
                {"name", title},
                {"description", plan.description.empty() ? title : plan.description},
                {"datePublished", publication.date},
                {"license", licence_of(publication)},
                {"hasPart", pointers(all)},
                {"mentions", pointer("#runs")}};
  if (!authors.empty()) root["author"] = pointers(authors);

  PageJson graph =
      PageJson::array({PageJson{{"@id", "ro-crate-metadata.json"},
                                {"@type", "CreativeWork"},
                                {"conformsTo", pointer("https://w3id.org/ro/crate/1.1")},
                                {"about", pointer("./")}},
                       root, program_of(plan, directory),
                       PageJson{{"@id", "#runs"},
                                {"@type", "CreateAction"},
                                {"name", fmt::format("{} of {} runs of the study {}", results.ids.size(),
                                                     plan.runs().size(), plan.study)},
                                {"instrument", pointer("#linli")},
                                {"object", pointers(inputs.ids)},
                                {"result", pointers(results.ids)}}});
  for (PageJson& thing : things) graph.push_back(std::move(thing));
  return {{"@context", "https://w3id.org/ro/crate/1.1/context"}, {"@graph", graph}};
}

}  // namespace linli
