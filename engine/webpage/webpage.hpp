/// \file
/// Pages for readers: what a result has to say as one HTML page that needs nothing else, as Markdown, as tables or as a picture.
///
/// What a page says and how its pictures are drawn is written in TypeScript (view/), because the same drawing code runs
/// in a reader's browser. Here it is run by an interpreter to write pages that are complete without any script.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace eigenkracht::webpage {

/// The page as HTML: one file with its pictures, data, style and script, which asks for nothing from outside.
/// \param data  JSON as files::page_data() writes it
/// \throws core::Defect  if the view cannot make a page of it
[[nodiscard]] std::string html(std::string const& data);

/// The same paragraphs and tables as Markdown, without pictures. \see html()
[[nodiscard]] std::string markdown(std::string const& data);

/// The same tables as comma-separated values (RFC 4180), each under a file name that ends in .csv. \see html()
[[nodiscard]] std::vector<std::pair<std::string, std::string>> csv(std::string const& data);

/// One of the page's pictures as an SVG file of its own. \see html()
/// \param name  of the picture, as in `waterfall`
/// \throws core::UsageError  if the page has none of that name; the text says which it has
[[nodiscard]] std::string picture(std::string const& data, std::string const& name);

}  // namespace eigenkracht::webpage
