// Reference data for every screen: code lists, roles, units.
#pragma once

#include "access/session.h"
#include "http/route.h"

namespace sanad {

struct CodeEntry {
    std::string code;
    std::string label_en;
    std::string label_ar;
    std::int64_t position;
    bool to_verify;  // general knowledge, not law: shown as such
    RawJson attributes;
};
DESCRIBE(CodeEntry, (), (code, label_en, label_ar, position, to_verify, attributes))

struct CodeList {
    std::string list;
    std::vector<CodeEntry> entries;
};
DESCRIBE(CodeList, (), (list, entries))

struct AllCodes {
    std::vector<CodeList> lists;
};
DESCRIBE(AllCodes, (), (lists))

struct Unit {
    Id<Unit> id;
    std::string code;
    std::string name_en;
    std::string name_ar;
    std::string site_id;
};
DESCRIBE(Unit, (), (id, code, name_en, name_ar, site_id))

struct UnitPage {
    std::vector<Unit> items;
    std::optional<std::string> next;
};
DESCRIBE(UnitPage, (), (items, next))

struct Role {
    std::string code;
    std::string label_en;
    std::string label_ar;
    std::string kind;
    std::vector<std::string> permits;  // "permit.scope"
};
DESCRIBE(Role, (), (code, label_en, label_ar, kind, permits))

struct RolePage {
    std::vector<Role> items;
    std::optional<std::string> next;
};
DESCRIBE(RolePage, (), (items, next))

AllCodes list_codes(Tx&);
UnitPage list_units(Tx&);
RolePage list_roles(Tx&);

// Reads the lists into record/codes.h.
void load_codes(Tx&);

}  // namespace sanad
