// JSON text to values and back. Strict where Boost.JSON is lenient: duplicate keys and U+0000 are refused too.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace sanad {

// A parsed document. Throws Problem 400 `malformed_json` on anything that is not strict JSON of depth <= 32.
class JsonDocument {
public:
    explicit JsonDocument(std::string_view text);
    ~JsonDocument();
    const Json& root() const { return *root_; }

private:
    std::unique_ptr<Json> root_;
};

const std::string* json_string(
    const Json&);  // nullptr: not a string; valid until the next call on this thread
bool json_bool(const Json&, bool& to);
bool json_integer(const Json&, std::int64_t& to);
bool json_null(const Json&);
const Json* json_array(const Json&, std::size_t& count);
const Json& json_at(const Json* items, std::size_t index);

// A name somebody sent, as one step of a JSON pointer; valid until the next call on this thread.
std::string_view json_pointer_step(std::string_view name);
bool integer_from(std::string_view text, std::int64_t& to);
void write_string(std::string_view text, std::string& json);
std::vector<std::string> array_from_sql(const std::string& text);

// Every member must be there unless optional; nothing else may be.
void read_record(const RecordTable&, const Json&, void* record, Reader&);
void write_record(const RecordTable&, const void* record, std::string& json);
// Query parameters: names and decoded values.
void read_query(const RecordTable&, const std::vector<std::pair<std::string, std::string>>& query,
    void* record, Reader&);
// Names of the members of `table` that differ, written as JSON, between two records of that type.
std::vector<std::string> differing_fields(
    const RecordTable& table, const void* one, const void* other);

}  // namespace sanad
