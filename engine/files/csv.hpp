/// \file
/// Tables of numbers in CSV files, with what is wrong with them told by line.
#pragma once

#include "core/error.hpp"
#include "files/node.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eigenkracht::files {

/// A header, and rows of as many numbers.
struct CsvTable {
    std::string path;
    std::vector<std::string> header;
    std::vector<std::vector<double>> rows;
    std::vector<int> lines;  ///< by row: where it stands; 1: the first line of the file
};

/// Reads the file that the key `csv` of a table names, relative to the file in which it stands.
///
/// Commas between fields, quotes around them are taken off, empty lines are passed over.
/// \param table      one with a key `csv`
/// \param key        of the table, for messages
/// \param mistakes   what is wrong is added, in the CSV file or at the key
/// \return           nothing if anything was
[[nodiscard]] std::optional<CsvTable> read_csv(Node const& table, std::string const& key,
                                               std::vector<core::Mistake>& mistakes);

/// A list of numbers, or of texts, as a scenario could give it.
[[nodiscard]] Node list_of(std::vector<double> const& numbers, core::SourceLocation const& where);
[[nodiscard]] Node list_of(std::vector<std::string> const& texts, core::SourceLocation const& where);
/// A list of lists.
[[nodiscard]] Node rows_of(std::vector<std::vector<double>> const& rows, core::SourceLocation const& where);

}  // namespace eigenkracht::files
