// Parties and what is known of them.
#include "parties/party.h"

#include "cases/blind.h"

namespace sanad {
namespace {

void check_detail(const DetailGiven& detail, Reader& reader) {
    const std::string& text = detail.text.value;
    switch (detail.kind) {
        case DetailKind::phone: return check_phone(text, reader);
        case DetailKind::civil_id: return check_digits(text, 12, 12, reader);
        case DetailKind::paci: return check_digits(text, 8, 8, reader);
        case DetailKind::licence:
        case DetailKind::plate:
            if (plain_document_number(text).size() < 2) reader.fail("bad_format");
            return;
        case DetailKind::name:
        case DetailKind::address: return;
    }
}

void require_clean(Reader& reader) {
    if (!reader.clean()) throw Problem(422, "invalid", reader.take());
}

void write_detail(Tx& tx, const Id<Party>& party, const DetailGiven& detail, const FileKey& key) {
    std::string row = new_uuid();
    tx.later(
        "insert into parties.detail (id, party_id, kind, text, mac) values (:row, :party, :kind, "
        ":text, :mac)",
        Binds{}("row", row)("party", party)("mac", detail_mac(tx.keyring(), detail))
            .sealed(detail, key, row));
}

struct Standing {
    std::string party_id;
    std::int64_t others;
};
DESCRIBE(Standing, (), (party_id, others))

}  // namespace

std::optional<std::string> detail_mac(const Keyring& keyring, const DetailGiven& detail) {
    if (detail.kind == DetailKind::name || detail.kind == DetailKind::address) return std::nullopt;
    if (detail.kind == DetailKind::phone)
        return phone_mac(keyring, Sealed<Phone>{{detail.text.value}});
    return document_mac(keyring, plain_document_number(detail.text.value));
}

Id<Party> write_party(Tx& tx, const PartyDraft& draft, const std::string& pointer) {
    Reader reader;
    reader.at(pointer, [&] {
        for (std::size_t i = 0; i < draft.details.items.size(); ++i)
            reader.at("details/" + std::to_string(i) + "/text",
                [&] { check_detail(draft.details.items[i], reader); });
    });
    require_clean(reader);
    FileKey key = open_file(tx, FileHolds::party);
    auto id = Id<Party>::fresh();
    tx.later("insert into parties.party (id, file_id, kind) values (:id, :file, :kind)",
        Binds{}("id", id)("file", key.file_id)("kind", draft.kind));
    for (const DetailGiven& detail : draft.details.items) write_detail(tx, id, detail, key);
    return id;
}

OfParty add_detail(Tx& tx, Id<Party> id, DetailGiven detail) {
    auto file = tx.get<FileKeyRow>(
        R"(select {} from (select p.file_id, f.unit_key_id, f.wrapped_key
                           from parties.party p join cases.file f on f.id = p.file_id where p.id = :id) x)",
        Binds{}("id", id));
    Reader reader;
    reader.at("text", [&] { check_detail(detail, reader); });
    require_clean(reader);
    write_detail(tx, id, detail, key_of(tx, file));
    return {id};
}

OfParty end_detail(Tx& tx, Id<Detail> id) {
    auto standing = tx.get<Standing>(
        R"(select {} from (select d.party_id, (select count(*) from parties.detail o
                               where o.party_id = d.party_id and o.id <> d.id and o.ended_at is null) as others
                           from parties.detail d where d.id = :id and d.ended_at is null for update of d) x)",
        Binds{}("id", id));
    if (standing.others == 0) throw Problem(409, "last_detail");
    tx.later("update parties.detail set ended_at = now() where id = :id", Binds{}("id", id));
    return {Id<Party>(standing.party_id)};
}

}  // namespace sanad
