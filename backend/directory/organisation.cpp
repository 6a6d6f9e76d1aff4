// The directory's entries.
#include "directory/organisation.h"

#include "record/page.h"
#include "record/version.h"

namespace sanad {
namespace {

void check_facts(const OrganisationFacts& facts) {
    auto errors = hours_errors(facts.from_time, facts.until_time, "");
    if (facts.country && facts.kind != OrganisationKind::embassy)
        errors.push_back({"/country", "not_an_embassy", 0});
    if (facts.capacity && *facts.capacity < 0) errors.push_back({"/capacity", "out_of_range", 0});
    if (facts.free_places && *facts.free_places < 0)
        errors.push_back({"/free_places", "out_of_range", 0});
    else if (facts.free_places && *facts.free_places > facts.capacity.value_or(0))
        errors.push_back({"/free_places", "too_many_free", 0});
    if (!errors.empty()) throw Problem(422, "invalid", std::move(errors));
}

OrganisationSheet lock_organisation(
    Tx& tx, const Id<Organisation>& id, std::int64_t version, const OrganisationFacts* sent) {
    tx.get<Seen>(
        "select {} from (select id from directory.organisation where id = :id for update) x",
        Binds{}("id", id));
    auto stored = tx.get<OrganisationSheet>(
        "select {} from directory.organisation_sheet where id = :id", Binds{}("id", id));
    if (stored.version == version) return stored;
    if (sent) throw stale<OrganisationFacts>(stored, *sent);
    throw Problem(409, "stale_version", {{"/version", "changed"}});
}

}  // namespace

OrganisationPage list_organisations(Tx& tx, OrganisationFilter filter) {
    std::string where = " where active = coalesce(:active, true)";
    if (filter.kind) where += " and kind = :kind";
    if (filter.country) where += " and country = :country";
    if (filter.after)
        where +=
            " and (kind, name_en, id) > (select p.kind, p.name_en, p.id from "
            "directory.organisation p where p.id = :after)";
    auto rows = tx.rows<OrganisationSheet>("select {} from directory.organisation_sheet" + where +
                                               " order by kind, name_en, id limit :page",
        Binds{}("page", page_size(filter.limit) + 1)(filter));
    return page_of<OrganisationPage>(std::move(rows), filter.limit);
}

OrganisationReceipt add_organisation(Tx& tx, OrganisationFacts facts) {
    check_facts(facts);
    auto id = Id<Organisation>::fresh();
    tx.later(
        R"(insert into directory.organisation (id, kind, name_en, name_ar, does_en, does_ar, country, governorate, address, phone,
               phone_after_hours, website, languages, serves, hours_known, days, from_time, until_time, capacity, free_places, counted_at)
           values (:id, :kind, :name_en, :name_ar, :does_en, :does_ar, :country, :governorate, :address, :phone,
               :phone_after_hours, :website, :languages, :serves, :hours_known, :days, :from_time, :until_time, :capacity, :free_places,
               case when cast(:free_places as int) is not null then now() end))",
        Binds{}("id", id)(facts));
    return {id, 1};
}

OrganisationReceipt edit_organisation(Tx& tx, Id<Organisation> id, OrganisationEdit edit) {
    check_facts(edit);
    lock_organisation(tx, id, edit.version, &edit);
    tx.later(
        R"(update directory.organisation set kind = :kind, name_en = :name_en, name_ar = :name_ar, does_en = :does_en, does_ar = :does_ar,
               country = :country, governorate = :governorate, address = :address, phone = :phone, phone_after_hours = :phone_after_hours,
               website = :website, languages = :languages, serves = :serves, hours_known = :hours_known, days = :days,
               from_time = :from_time, until_time = :until_time, capacity = :capacity, free_places = :free_places,
               counted_at = case when cast(:free_places as int) is null then null
                   when free_places = cast(:free_places as int) then counted_at else now() end,
               active = :active, version = version + 1 where id = :id)",
        Binds{}("id", id)(edit));
    return {id, edit.version + 1};
}

OrganisationReceipt verify_organisation(Tx& tx, Id<Organisation> id, Verification verification) {
    lock_organisation(tx, id, verification.version, nullptr);
    tx.later(
        "update directory.organisation set verified_at = now(), verified_by = access.me(), version "
        "= version + 1 where id = :id",
        Binds{}("id", id));
    return {id, verification.version + 1};
}

}  // namespace sanad
