// The code lists in force, as data from schema `code`: loaded at start, swapped whole when they change.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace sanad {

using CodeLists = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

void use_codes(CodeLists);
bool is_code(std::string_view list, std::string_view code);

}  // namespace sanad
