#include "io/tokens.hpp"

namespace hti::inline v0::io {

bool Tokens::next(std::vector<Field>& record) {
  record.clear();
  unescaped_.clear();
  while (!at_end() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  if (at_end()) return false;
  for (;;) {
    Field field{.offset = at_};
    if (!at_end() && text_[at_] == '"') {
      quoted(field);
    } else {
      unquoted(field);
    }
    if (field.text.size() > largest_field) {
      problems_.add(
          code::field_too_large,
          say("field-too-large", "this field has {size} bytes; at most 65536 are read", {{"size", field.text.size()}}),
          field.offset);
      field.text = field.text.substr(0, 0);
    }
    record.push_back(field);
    cut_off_ = at_end();
    if (cut_off_) return !unclosed_;
    const char end = text_[at_++];
    if (end == delimiter_) continue;
    if (end == '\r' && !at_end() && text_[at_] == '\n') ++at_;
    return true;
  }
}

void Tokens::unquoted(Field& field) {
  bool quote = false;
  const char* const begin = text_.data() + at_;
  const char* const end = text_.data() + text_.size();
  const char* p = begin;
  for (; p != end; ++p) {
    const char c = *p;
    if (c > ';') continue;  // letters: neither delimiter, line end nor quote
    if (ends_field(c)) break;
    quote |= c == '"';
  }
  field.text = std::string_view(begin, static_cast<std::size_t>(p - begin));
  at_ += field.text.size();
  if (quote) {
    problems_.add(code::syntax_error, say("quote-inside", "a quote stands inside a field that does not begin with one"),
                  field.offset + field.text.find('"'));
  }
}

void Tokens::quoted(Field& field) {
  const std::size_t begin = at_ + 1;
  bool doubled = false;
  std::size_t close = text_.find('"', begin);
  while (close != std::string_view::npos && close + 1 < text_.size() && text_[close + 1] == '"') {
    doubled = true;
    close = text_.find('"', close + 2);
  }
  if (close == std::string_view::npos) {
    problems_.add(code::truncated_file,
                  say("quote-never-closed", "the quote that begins here is never closed: is the end of the file missing?"),
                  field.offset);
    at_ = text_.size();
    unclosed_ = true;
    return;
  }
  field.text = text_.substr(begin, close - begin);
  if (doubled && field.text.size() <= largest_field) {
    std::string& text = unescaped_.emplace_back();
    for (std::size_t i = 0; i < field.text.size(); ++i) {
      text += field.text[i];
      if (field.text[i] == '"') ++i;
    }
    field.text = text;
  }
  at_ = close + 1;
  if (at_end() || ends_field(text_[at_])) return;
  problems_.add(code::syntax_error, say("text-after-quote", "text follows the closing quote of a field"), at_);
  while (!at_end() && !ends_field(text_[at_])) ++at_;
}

}  // namespace hti::inline v0::io
