// Boost.JSON is used here (and in nothing else but the OpenAPI printer) for parsing; writing goes straight to text.
#include "record/json.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>

namespace json = boost::json;

namespace sanad {
namespace {

// Builds a json::value as json::parser does, and keeps the keys of every open object to find a repeated one.
struct StrictHandler {
    static constexpr std::size_t max_object_size = 10'000;
    static constexpr std::size_t max_array_size = 10'000;
    static constexpr std::size_t max_key_size = 200;
    static constexpr std::size_t max_string_size = 1 << 20;

    json::value_stack stack;
    std::vector<std::vector<std::string>> open_keys;
    std::string key;
    bool refused = false;

    bool text(json::string_view part) {
        if (part.find('\0') != part.npos) refused = true;
        return !refused;
    }
    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) {
        open_keys.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t n, json::error_code&) {
        open_keys.pop_back();
        stack.push_object(n);
        return true;
    }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_array_end(std::size_t n, json::error_code&) {
        stack.push_array(n);
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        key.append(part.data(), part.size());
        stack.push_chars(part);
        return text(part);
    }
    bool on_key(json::string_view part, std::size_t, json::error_code&) {
        key.append(part.data(), part.size());
        auto& keys = open_keys.back();
        for (const auto& seen : keys) refused = refused || seen == key;
        keys.push_back(std::move(key));
        key.clear();
        stack.push_key(part);
        return text(part);
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
        stack.push_chars(part);
        return text(part);
    }
    bool on_string(json::string_view part, std::size_t, json::error_code&) {
        stack.push_string(part);
        return text(part);
    }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t n, json::string_view, json::error_code&) {
        stack.push_int64(n);
        return true;
    }
    bool on_uint64(std::uint64_t n, json::string_view, json::error_code&) {
        stack.push_uint64(n);
        return true;
    }
    bool on_double(double n, json::string_view, json::error_code&) {
        stack.push_double(n);
        return true;
    }
    bool on_bool(bool b, json::error_code&) {
        stack.push_bool(b);
        return true;
    }
    bool on_null(json::error_code&) {
        stack.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }
};

}  // namespace

JsonDocument::JsonDocument(std::string_view text) {
    json::parse_options options;
    options.max_depth = 32;
    json::basic_parser<StrictHandler> parser(options);
    parser.handler().stack.reset();
    json::error_code error;
    std::size_t used = parser.write_some(false, text.data(), text.size(), error);
    if (error || used != text.size() || !parser.done() || parser.handler().refused)
        throw Problem(400, "malformed_json");
    root_ = std::make_unique<Json>(parser.handler().stack.release());
}

JsonDocument::~JsonDocument() = default;

const std::string* json_string(const Json& value) {
    thread_local std::string text;
    if (!value.is_string()) return nullptr;
    const json::string& from = value.get_string();
    text.assign(from.data(), from.size());
    return &text;
}

bool json_bool(const Json& value, bool& to) {
    if (!value.is_bool()) return false;
    to = value.get_bool();
    return true;
}

bool json_integer(const Json& value, std::int64_t& to) {
    if (value.is_int64()) return to = value.get_int64(), true;
    if (value.is_uint64()) return to = INT64_MAX, true;  // out of every range we have
    return false;
}

bool json_null(const Json& value) { return value.is_null(); }

const Json* json_array(const Json& value, std::size_t& count) {
    if (!value.is_array()) return nullptr;
    count = value.get_array().size();
    static const Json none;
    return count ? value.get_array().data() : &none;
}

const Json& json_at(const Json* items, std::size_t index) { return items[index]; }

std::string_view json_pointer_step(std::string_view name) {
    thread_local std::string step;
    step.clear();
    for (char c : name.substr(0, 100)) {
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    }
    return step;
}

bool integer_from(std::string_view text, std::int64_t& to) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), to);
    return error == std::errc{} && end == text.data() + text.size();
}

void write_string(std::string_view text, std::string& out) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    std::size_t clean = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, clean, i - clean);
        clean = i + 1;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\t': out += "\\t"; break;
            case '\r': out += "\\r"; break;
            default: out.append("\\u00").append(1, hex[c >> 4]).append(1, hex[c & 15]);
        }
    }
    out.append(text, clean, text.size() - clean);
    out += '"';
}

// Plain elements only: codes and ids, which need no quoting.
std::vector<std::string> array_from_sql(const std::string& text) {
    std::vector<std::string> items;
    if (text.size() <= 2) return items;
    for (std::size_t from = 1; from < text.size();) {
        std::size_t to = text.find_first_of(",}", from);
        items.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return items;
}

const Field* RecordTable::find(std::string_view field) const {
    for (const Field& each : fields)
        if (each.name == field) return &each;
    return nullptr;
}

void read_record(const RecordTable& table, const Json& value, void* record, Reader& reader) {
    if (!value.is_object()) return reader.fail("wrong_type");
    const json::object& object = value.get_object();
    for (const auto& member : object) {
        std::string_view name(member.key().data(), member.key().size());
        const Field* field = table.find(name);
        reader.at(field ? name : json_pointer_step(name), [&] {
            if (field)
                field->type->read(member.value(), field->in(record), reader);
            else
                reader.fail("unknown_field");
        });
    }
    for (const Field& field : table.fields)
        if (!field.type->optional &&
            !object.contains(json::string_view(field.name.data(), field.name.size())))
            reader.at(field.name, [&] { reader.fail("required"); });
}

void write_record(const RecordTable& table, const void* record, std::string& out) {
    out += '{';
    for (const Field& field : table.fields) {
        if (&field != table.fields.data()) out += ',';
        out.append("\"").append(field.name).append("\":");
        field.type->write(field.in(record), out);
    }
    out += '}';
}

void read_query(const RecordTable& table,
    const std::vector<std::pair<std::string, std::string>>& query, void* record, Reader& reader) {
    std::vector<std::string_view> seen;
    for (const auto& pair : query) {
        const std::string &name = pair.first, &value = pair.second;
        const Field* field = table.find(name);
        reader.at(field ? std::string_view(name) : json_pointer_step(name), [&] {
            if (!field) return reader.fail("unknown_field");
            if (std::find(seen.begin(), seen.end(), name) != seen.end())
                return reader.fail("repeated");
            seen.push_back(name);
            field->type->read_text(value, field->in(record), reader);
        });
    }
    for (const Field& field : table.fields)
        if (!field.type->optional && std::find(seen.begin(), seen.end(), field.name) == seen.end())
            reader.at(field.name, [&] { reader.fail("required"); });
}

std::vector<std::string> differing_fields(
    const RecordTable& table, const void* one, const void* other) {
    std::vector<std::string> names;
    std::string left, right;
    for (const Field& field : table.fields) {
        left.clear();
        right.clear();
        field.type->write(field.in(one), left);
        field.type->write(field.in(other), right);
        if (left != right) names.emplace_back(field.name);
    }
    return names;
}

}  // namespace sanad
