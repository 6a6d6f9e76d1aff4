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

// A text to read out on the telephone, at a step of the call and in a language (ISO 639-2).
struct Script {
    std::string step;
    std::string language;
    std::string text;
    bool to_verify;  // no native reader has checked it: shown as such
};
DESCRIBE(Script, (), (step, language, text, to_verify))

struct ScriptPage {
    std::vector<Script> items;
    std::optional<std::string> next;
};
DESCRIBE(ScriptPage, (), (items, next))

AllCodes list_codes(Tx&);
// All that are in force, so that a console has them when there is no connection.
ScriptPage list_scripts(Tx&);
UnitPage list_units(Tx&);
RolePage list_roles(Tx&);

// Reads the lists into record/codes.h.
void load_codes(Tx&);

}  // namespace sanad
