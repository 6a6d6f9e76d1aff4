// libFuzzer target: any bytes as the JSON of a complaint, and as a query string. What is accepted keeps every limit, and
// written out it is read again as the same record.
#include <cstdio>
#include <cstdlib>

#include "hotline/complaint.h"
#include "http/headers.h"
#include "record/codes.h"

namespace {

using namespace sanad;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

std::size_t characters(const std::string& text) {
    std::size_t count = 0;
    for (char c : text) count += (c & 0xc0) != 0x80;
    return count;
}

template <class T>
bool read(std::string_view text, T& record) {
    JsonDocument document(text);
    Reader reader;
    read_record(record_table<T>(), document.root(), &record, reader);
    return reader.clean();
}

template <class T>
void there_and_back(std::string_view text) {
    T record{}, back{};
    try {
        if (!read(text, record)) return;
    } catch (const Problem&) { return; }
    std::string json, again, sql;
    write_record(record_table<T>(), &record, json);
    require(read(json, back), "what was written can be read");
    write_record(record_table<T>(), &back, again);
    require(json == again, "and is the same");
    require(differing_fields(record_table<T>(), &record, &back).empty(), "in every field");
    require(json.find('\0') == json.npos, "no NUL");
    for (const Field& field : record_table<T>().fields) field.type->to_sql(field.in(&record), sql);
    if constexpr (std::is_same_v<T, ComplaintDraft>) {
        require(!record.categories.items.empty() && record.categories.items.size() <= 10,
            "1 to 10 categories");
        for (const auto& code : record.categories.items)
            require(is_code("complaint_category", code.value), "known categories");
        require(!record.narrative || (characters(record.narrative->value) <= 8000 &&
                                         !record.narrative->value.empty()),
            "a narrative within its limit");
        require(!record.worker_phone || record.worker_phone->value.size() <= 16, "a phone number");
        require(is_uuid(record.contact_id.value), "a contact's id");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool ready = [] {
        use_codes({{"complaint_category", {"WAGE_UNPAID", "PASSPORT_HELD"}},
            {"triage_level", {"P1", "P2"}}, {"language", {"ara", "fil"}}, {"country", {"PH", "LK"}},
            {"governorate", {"KW-HA"}}, {"call_type", {"CRISIS"}}});
        return true;
    }();
    (void)ready;
    std::string_view text(reinterpret_cast<const char*>(data), size);
    there_and_back<ComplaintDraft>(text);
    there_and_back<ContactDraft>(text);
    there_and_back<Closure>(text);
    try {
        std::string path;
        std::vector<std::pair<std::string, std::string>> query;
        split_target("/api/complaints?" + std::string(text), path, query);
        ComplaintFilter filter{};
        Reader reader;
        read_query(record_table<ComplaintFilter>(), query, &filter, reader);
        for (const FieldError& error : reader.take())
            require(
                error.pointer.starts_with('/') && !error.code.empty(), "an error with its place");
    } catch (const Problem&) {}
    return 0;
}
