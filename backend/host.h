// What is done at the host, by whoever may read the root key and enter the database as its administrator.
#pragma once

#include <string>
#include <vector>

namespace sanad {

struct HostUser {
    std::string name, display_name, unit;
    std::vector<std::string> roles;
    bool enrolled =
        false;  // demo and tests: passphrase and one-time-code seed are made here and printed
};

void create_keys(const std::string& folder);
void add_user(const HostUser&);
void rotate_keys(int grace_seconds);
void print_line_secret(const std::string& line);
bool verify_audit(const std::string& public_key, const std::string& held_head);

}  // namespace sanad
