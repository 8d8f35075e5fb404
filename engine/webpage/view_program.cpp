#include "webpage/view_program.hpp"

#include "core/error.hpp"
#include "webpage/bundle.hpp"

#include <duktape.h>

#include <fmt/format.h>

#include <cstddef>

namespace eigenkracht::webpage {

struct ViewProgram::Interpreter {
    duk_context* context = duk_create_heap_default();

    Interpreter() {
        if (context == nullptr) {
            throw core::Defect("no memory for the interpreter of pages");
        }
    }
    ~Interpreter() { duk_destroy_heap(context); }
    Interpreter(Interpreter const&) = delete;
    Interpreter& operator=(Interpreter const&) = delete;

    /// The value on top of the stack as text, taken off it.
    [[nodiscard]] std::string take_text(std::string const& function) const {
        duk_size_t length = 0;
        char const* const text = duk_get_lstring(context, -1, &length);
        if (text == nullptr) {
            throw core::Defect(fmt::format("the view's {} returned no text", function));
        }
        std::string taken(text, length);
        duk_pop(context);
        return taken;
    }
};

ViewProgram::ViewProgram() : interpreter_(std::make_unique<Interpreter>()) {
    auto* const context = interpreter_->context;
    auto const program = view_program();
    // As a program, not as evaluated text: strict code would keep its names to itself there.
    if (duk_pcompile_lstring(context, 0, program.data(), program.size()) != 0 ||
        duk_pcall(context, 0) != DUK_EXEC_SUCCESS) {
        throw core::Defect(
            fmt::format("the view of pages cannot be loaded: {}", duk_safe_to_string(context, -1)));
    }
    duk_pop(context);
}

ViewProgram::~ViewProgram() = default;

void ViewProgram::call_and_leave(std::string const& function, std::vector<std::string> const& arguments) {
    auto* const context = interpreter_->context;
    duk_get_global_string(context, "eigenkracht");
    duk_get_prop_string(context, -1, function.c_str());
    duk_remove(context, -2);
    for (std::string const& argument : arguments) {
        duk_push_lstring(context, argument.data(), argument.size());
    }
    if (duk_pcall(context, static_cast<duk_idx_t>(arguments.size())) != DUK_EXEC_SUCCESS) {
        duk_get_prop_string(context, -1, "stack");
        throw core::Defect(fmt::format("the view's {}: {}", function, duk_safe_to_string(context, -1)));
    }
}

std::string ViewProgram::call(std::string const& function, std::vector<std::string> const& arguments) {
    call_and_leave(function, arguments);
    return interpreter_->take_text(function);
}

std::vector<std::pair<std::string, std::string>> ViewProgram::call_for_list(
    std::string const& function, std::vector<std::string> const& arguments) {
    call_and_leave(function, arguments);
    auto* const context = interpreter_->context;
    if (duk_is_array(context, -1) == 0) {
        throw core::Defect(fmt::format("the view's {} returned no list", function));
    }
    std::vector<std::pair<std::string, std::string>> list;
    auto const length = static_cast<duk_uarridx_t>(duk_get_length(context, -1));
    for (duk_uarridx_t i = 0; i < length; ++i) {
        duk_get_prop_index(context, -1, i);
        duk_get_prop_index(context, -1, 0);
        auto name = interpreter_->take_text(function);
        duk_get_prop_index(context, -1, 1);
        list.emplace_back(std::move(name), interpreter_->take_text(function));
        duk_pop(context);
    }
    duk_pop(context);
    return list;
}

}  // namespace eigenkracht::webpage
