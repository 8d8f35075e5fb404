#include "files/table_folder.hpp"

#include "core/error.hpp"
#include "files/text_file.hpp"
#include "support/folder.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace eigenkracht;

TEST_CASE("tables take the place of earlier tables, and of nothing else") {
    support::Folder const folder("table_folder");
    std::string const tables = folder.file("new/tables");
    files::write_tables(tables, {{"a.csv", "1\n"}, {"b.csv", "2\n"}});
    CHECK(files::read_text_file(tables + "/b.csv") == "2\n");
    std::ofstream(tables + "/own.txt") << "mine";
    files::write_tables(tables, {{"a.csv", "3\n"}});
    CHECK(files::read_text_file(tables + "/a.csv") == "3\n");
    CHECK_FALSE(std::filesystem::exists(tables + "/b.csv"));
    CHECK(files::read_text_file(tables + "/own.txt") == "mine");
    // A folder of somebody's own is left as it is, and so is what a list names elsewhere.
    std::ofstream(folder.file("a.csv")) << "mine";
    CHECK_THROWS_AS(files::write_tables(folder.path.string(), {{"a.csv", "3\n"}}), core::FileError);
    CHECK(files::read_text_file(folder.file("a.csv")) == "mine");
    std::ofstream(tables + "/" + files::table_list) << "../../a.csv\n";
    files::write_tables(tables, {{"c.csv", "4\n"}});
    CHECK(files::read_text_file(folder.file("a.csv")) == "mine");
    // A file is no folder.
    CHECK_THROWS_AS(files::write_tables(folder.file("a.csv"), {{"a.csv", "3\n"}}), core::FileError);
}
