#include "app/program.hpp"

int main(int count, char** words) {
    eigenkracht::app::settle_standard_streams();
    std::vector<std::string> const arguments(words + (count > 0 ? 1 : 0), words + count);
    return static_cast<int>(eigenkracht::app::program(arguments, eigenkracht::app::Console()));
}
