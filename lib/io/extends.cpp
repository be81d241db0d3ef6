#include "io/extends.hpp"

#include <algorithm>
#include <exception>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/embedded.hpp"
#include "base/nearest.hpp"

namespace hti::inline v0::io {
namespace {

constexpr std::size_t longest_chain = 32;

class Inheritance {
 public:
  Inheritance(Faults& faults, const Find& find) : faults_(faults), find_(find) {}

  Value definition(Value document) {
    check_schema(document);
    drop_duplicates(document, "node", "id", code::duplicate_node);
    drop_duplicates(document, "survey", "name", code::duplicate_survey);
    Value* method = document.find("method");
    const bool own_method = method && method->find("extends");
    if (method) *method = this->method(std::move(*method));
    const std::optional<Value> base = inherited(document, "definitions", "extends");
    if (!base) return document;
    Value merged = *base;
    merged.place = document.place;
    const std::set<std::string> own_surveys = texts_of(document, "survey", "name");
    for (Entry& entry : *document.table()) {
      Value* old = merged.find(entry.key);
      if (old && entry.key == "method" && !own_method) {
        merge_method(*old, entry.value);
      } else if (old && entry.key == "columns") {
        merge_keys(*old, entry.value);
      } else if (old && entry.key == "node") {
        merge_tables(*old, entry.value, "id");
      } else if (old && entry.key == "survey") {
        merge_tables(*old, entry.value, "name");
      } else if (entry.key != "extends" && entry.key != "remove") {
        set(*merged.table(), std::move(entry));
      }
    }
    if (const Value* remove = document.find("remove")) remove_nodes(merged, *remove);
    drop_left_over(merged, own_surveys);
    return merged;
  }

  Value method_file(Value document) {
    check_schema(document);
    if (Value* method = document.find("method")) *method = this->method(std::move(*method));
    return document;
  }

 private:
  void check_schema(const Value& document) {
    Keys keys(faults_, document, {});
    const Value* schema = keys.require("schema");
    int version = 0;
    if (schema && keys.take(*schema, "schema", version) && version != 1) {
      faults_.add(
          code::unsupported_version,
          say("schema-version", "schema {version} is not known here; this library reads schema 1", {{"version", version}}),
          schema->place);
    }
  }

  Value method(Value table) {
    const std::optional<Value> file = inherited(table, "methods", "method.extends");
    if (!file) return table;
    Value merged{.data = Entries{}, .place = table.place};
    if (const Value* base = file->find("method")) merged = *base;
    merge_method(merged, table);
    return merged;
  }

  /// What a table extends, read and with its own inheritance in place; the key itself is taken out.
  std::optional<Value> inherited(Value& table, std::string_view folder, const std::string& path) {
    const Value* extends = table.find("extends");
    if (!extends) return std::nullopt;
    const Value name = *extends;
    std::erase_if(*table.table(), [](const Entry& e) { return e.key == "extends"; });
    if (!name.string()) {
      faults_.add(code::wrong_type,
                  say("wrong-type", "{key} must be {wanted}, but is {kind}",
                      {{"key", path}, {"wanted", say("of-string", "a string")}, {"kind", name.kind()}}),
                  name.place);
      return std::nullopt;
    }
    const std::optional<Source> source = find_(folder, *name.string(), *name.place.file);
    if (!source) {
      fail(code::unknown_definition,
           say("extends-nothing", "{key}: there is no such file, and {why}",
               {{"key", path},
                {"why", detail::unknown_embedded(folder, folder == "methods" ? "method" : "definition", *name.string())}}),
           name.place);
    }
    chain_.push_back(*name.place.file);
    if (std::find(chain_.begin(), chain_.end(), source->file) != chain_.end()) {
      fail(code::extends_cycle,
           say("extends-itself", "{key}: '{name}' extends itself", {{"key", path}, {"name", *name.string()}}), name.place);
    }
    if (chain_.size() > longest_chain) {
      fail(code::too_deep,
           say("chain-too-long", "{key}: more than {most} definitions extend one another",
               {{"key", path}, {"most", longest_chain}}),
           name.place);
    }
    Value base = parse_toml(source->text, source->file);
    base = folder == "methods" ? method_file(std::move(base)) : definition(std::move(base));
    chain_.pop_back();
    return base;
  }

  [[noreturn]] void fail(code what, Message message, const Place& place) {
    faults_.part = Part::file;
    faults_.add(what, std::move(message), place);
    faults_.raise(*place.file);
    std::terminate();
  }

  static void merge_keys(Value& base, const Value& own) {
    if (!base.table() || !own.table()) {
      base = own;
      return;
    }
    for (const Entry& entry : own.entries()) set(*base.table(), entry);
  }

  /// A step that is given replaces the inherited one; only the statuses of `missing` and the keys of `rank` stand for
  /// themselves.
  static void merge_method(Value& base, const Value& own) {
    for (const Entry& entry : own.entries()) {
      Value* old = base.find(entry.key);
      if (old && (entry.key == "missing" || entry.key == "rank")) {
        merge_keys(*old, entry.value);
      } else if (base.table()) {
        set(*base.table(), entry);
      }
    }
    if (!own.table()) base = own;
  }

  static const std::string* text_of(const Value& table, std::string_view key) {
    const Value* value = table.find(key);
    return value ? value->string() : nullptr;
  }
  static const std::string* id_of(const Value& node) { return text_of(node, "id"); }

  /// What the tables of that name have under a key.
  static std::set<std::string> texts_of(const Value& document, std::string_view tables, std::string_view key) {
    std::set<std::string> found;
    const Value* all = document.find(tables);
    for (const Value& table : all && all->array() ? *all->array() : Items{}) {
      if (const std::string* text = text_of(table, key)) found.insert(*text);
    }
    return found;
  }

  /// Tables that have the same text under a key become one, in which what is own wins.
  static void merge_tables(Value& base, const Value& own, std::string_view key) {
    if (!base.array() || !own.array()) {
      base = own;
      return;
    }
    for (const Value& table : *own.array()) {
      const std::string* name = text_of(table, key);
      const auto same = [&](const Value& other) { return name && text_of(other, key) && *text_of(other, key) == *name; };
      const auto old = std::find_if(base.array()->begin(), base.array()->end(), same);
      if (old == base.array()->end()) {
        base.array()->push_back(table);
      } else {
        merge_keys(*old, table);
        old->place = table.place;
      }
    }
  }

  /// Within one file an id may stand only once: what comes later would silently win over what came first.
  void drop_duplicates(Value& document, const std::string& tables, std::string_view key, code what) {
    Value* all = document.find(tables);
    if (!all || !all->array()) return;
    std::set<std::string> seen;
    faults_.part = Part::tree;
    std::erase_if(*all->array(), [&](const Value& table) {
      const std::string* name = text_of(table, key);
      if (!name || seen.insert(*name).second) return false;
      faults_.add(
          what, say("already-in-file", "there is already a {what} '{name}' in this file", {{"what", tables}, {"name", *name}}),
          table.find(key)->place);
      return true;
    });
    faults_.part = Part::file;
  }

  /// Inherited surveys of which no indicator is left go too; one of the file itself is a fault that the model tells.
  static void drop_left_over(Value& document, const std::set<std::string>& own) {
    Value* surveys = document.find("survey");
    if (!surveys || !surveys->array()) return;
    const std::set<std::string> named = texts_of(document, "node", "survey");
    std::erase_if(*surveys->array(), [&](const Value& survey) {
      const std::string* name = text_of(survey, "name");
      return name && !own.contains(*name) && !named.contains(*name);
    });
  }

  /// Takes out the named nodes and what hangs on them.
  void remove_nodes(Value& document, const Value& remove) {
    Value* nodes = document.find("node");
    if (!nodes || !nodes->array()) return;
    std::vector<std::string> listed;
    Keys(faults_, document, {}).take(remove, "remove", listed);
    std::vector<std::string> known;
    for (const Value& node : *nodes->array()) known.push_back(id_of(node) ? *id_of(node) : std::string{});
    for (std::size_t i = 0; i < listed.size(); ++i) {
      if (std::find(known.begin(), known.end(), listed[i]) != known.end() || !(*remove.array())[i].string()) continue;
      faults_.add(code::unknown_node,
                  say("no-node-to-remove", "remove: there is no node '{node}'{hint}",
                      {{"node", listed[i]}, {"hint", detail::did_you_mean(listed[i], known)}}),
                  (*remove.array())[i].place);
    }
    std::set<std::string> gone(listed.begin(), listed.end());
    for (bool more = true; more;) {
      more = false;
      for (const Value& node : *nodes->array()) {
        const Value* parent = node.find("parent");
        if (id_of(node) && parent && parent->string() && gone.contains(*parent->string()))
          more |= gone.insert(*id_of(node)).second;
      }
    }
    std::erase_if(*nodes->array(), [&](const Value& node) { return id_of(node) && gone.contains(*id_of(node)); });
  }

  Faults& faults_;
  const Find& find_;
  std::vector<std::string> chain_;
};

}  // namespace

std::optional<Source> find_embedded(std::string_view folder, std::string_view name) {
  for (const detail::Embedded& file : detail::embedded()) {
    if (file.folder == folder && file.name == name) {
      const std::string kind = folder == "methods" ? "built-in method " : "built-in definition ";
      return Source{kind + std::string(name), std::string(file.text)};
    }
  }
  return std::nullopt;
}

Value with_inherited(Faults& faults, Value document, std::string_view folder, const Find& find) {
  Inheritance inheritance(faults, find);
  return folder == "methods" ? inheritance.method_file(std::move(document)) : inheritance.definition(std::move(document));
}

}  // namespace hti::inline v0::io
