// Hand-overs, through the rules of db/always/50_beside.sql.
#include "hotline/handover.h"

#include "cases/file.h"

namespace sanad {
namespace {

struct LockedHandover {
    Id<Contact> contact_id;
    bool over;
};
DESCRIBE(LockedHandover, (), (contact_id, over))

// An open offer, by me or to me.
HandoverReceipt lock_offer(Tx& tx, const Id<Handover>& id, const std::string& whose) {
    auto locked = tx.get<LockedHandover>(
        R"(select {} from (
               select contact_id, num_nonnulls(accepted_at, declined_at, withdrawn_at) > 0 as over
               from hotline.contact_handover where id = :id and kind = 'handover' and )" +
            whose + " = access.me() for update) x",
        Binds{}("id", id));
    if (locked.over) throw Problem(409, "handover_over");
    return {id, locked.contact_id};
}

}  // namespace

Colleagues list_colleagues(Tx& tx) {
    return {tx.rows<Colleague>("select {} from hotline.colleagues() x limit 200"), std::nullopt};
}

HandoverReceipt offer_contact(Tx& tx, Id<Contact> contact, HandoverOffer offer) {
    FileKeyRow file = lock_contact_in_hand(tx, contact);
    if (!tx.find<Seen>(
            "select {} from hotline.colleagues() where id = :to", Binds{}("to", offer.to_account)))
        throw Problem(422, "invalid", {{"/to_account", "no_colleague"}});
    auto id = Id<Handover>::fresh();
    tx.later(
        R"(insert into hotline.contact_handover (id, contact_id, file_id, to_account, note)
           values (:id, :contact, :file, :to_account, :note))",
        Binds{}("id", id)("contact", contact)("file", file.file_id)
            .sealed(offer, key_of(tx, file), id.value));
    return {id, contact};
}

HandoverPage list_handovers(Tx& tx) {
    return {tx.rows<HandoverRow>("select {} from hotline.my_handovers() x"), std::nullopt};
}

HandoverHistory list_handovers_of_contact(Tx& tx, Id<Contact> id) {
    tx.get<Seen>("select {} from hotline.contact where id = :id", Binds{}("id", id));
    return {tx.rows<HandoverEntry>("select {} from hotline.handover_sheet where contact_id = :id "
                                   "order by id limit 100",
                Binds{}("id", id)),
        std::nullopt};
}

HandoverReceipt accept_handover(Tx& tx, Id<Handover> id) {
    HandoverReceipt receipt = lock_offer(tx, id, "to_account");
    tx.later("select hotline.accept_handover(:id)", Binds{}("id", id));
    return receipt;
}

HandoverReceipt decline_handover(Tx& tx, Id<Handover> id) {
    HandoverReceipt receipt = lock_offer(tx, id, "to_account");
    tx.later("update hotline.contact_handover set declined_at = now() where id = :id",
        Binds{}("id", id));
    return receipt;
}

void withdraw_handover(Tx& tx, Id<Handover> id) {
    lock_offer(tx, id, "from_account");
    tx.later("update hotline.contact_handover set withdrawn_at = now() where id = :id",
        Binds{}("id", id));
}

HandoverReceipt take_over_contact(Tx& tx, Id<Contact> contact) {
    tx.get<Seen>("select {} from hotline.contact where id = :id", Binds{}("id", contact));
    auto id = Id<Handover>::fresh();
    tx.later("select hotline.take_over(:id, :contact)", Binds{}("id", id)("contact", contact));
    return {id, contact};
}

}  // namespace sanad
