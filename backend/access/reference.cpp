#include "access/reference.h"

#include "record/codes.h"

namespace sanad {
namespace {

struct ListedEntry : CodeEntry {
    std::string list;
};
DESCRIBE(ListedEntry, (CodeEntry), (list))

std::vector<ListedEntry> entries_in_force(Tx& tx) {
    return tx.rows<ListedEntry>(
        R"(select {} from (
               select c.relname as list, e.code, e.label_en, e.label_ar, e.position, e.to_verify,
                   e.attributes || coalesce(f.first_action, '{}') as attributes
               from code.entry e join pg_class c on c.oid = e.tableoid
               left join (
                   select distinct on (category) category,
                       jsonb_build_object('first_action_en', text_en, 'first_action_ar', text_ar) as first_action
                   from code.first_action where valid_from <= current_date order by category, valid_from desc) f
                   on f.category = e.code and e.tableoid = 'code.complaint_category'::regclass
               where coalesce(e.valid_from, '-infinity') <= current_date and coalesce(e.valid_to, 'infinity') >= current_date) x
           order by list, position)");
}

}  // namespace

AllCodes list_codes(Tx& tx) {
    AllCodes all;
    for (ListedEntry& entry : entries_in_force(tx)) {
        if (all.lists.empty() || all.lists.back().list != entry.list)
            all.lists.push_back({entry.list, {}});
        all.lists.back().entries.push_back(std::move(entry));
    }
    return all;
}

ScriptPage list_scripts(Tx& tx) {
    return {tx.rows<Script>(
                R"(select {} from (
                       select distinct on (step, language) step, language, text, to_verify from code.script
                       where valid_from <= current_date order by step, language, valid_from desc) x)"),
        std::nullopt};
}

UnitPage list_units(Tx& tx) {
    return {tx.rows<Unit>("select {} from access.unit order by code"), std::nullopt};
}

RolePage list_roles(Tx& tx) {
    return {tx.rows<Role>(R"(select {} from (
                select r.code, r.label_en, r.label_ar, coalesce(r.attributes ->> 'kind', '') as kind, r.position,
                    array(select p.permit || '.' || p.scope from access.role_permit p where p.role = r.code order by 1) as permits
                from code.role r) x order by position)"),
        std::nullopt};
}

void load_codes(Tx& tx) {
    CodeLists lists;
    for (ListedEntry& entry : entries_in_force(tx)) lists[entry.list].insert(entry.code);
    use_codes(std::move(lists));
}

}  // namespace sanad
