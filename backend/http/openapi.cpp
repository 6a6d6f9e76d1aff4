#include "http/openapi.h"

#include <map>

#include "record/json.h"

namespace sanad {
namespace {

std::string_view verb_name(Verb verb) {
    switch (verb) {
        case Verb::get: return "get";
        case Verb::post: return "post";
        case Verb::put: return "put";
        default: return "delete";
    }
}

std::string quoted(std::string_view text) {
    std::string json;
    write_string(text, json);
    return json;
}

std::string reference(const RecordTable& table) {
    return R"({"$ref":"#/components/schemas/)" + std::string(table.name) + "\"}";
}

class Document {
public:
    explicit Document(const std::vector<Endpoint>& endpoints) {
        for (const Endpoint& endpoint : endpoints) {
            if (endpoint.reply) collect(*endpoint.reply, true);
            if (endpoint.body && endpoint.verb != Verb::get) collect(*endpoint.body, false);
        }
        for (const Endpoint& endpoint : endpoints)
            paths_[std::string(endpoint.path)] += operation(endpoint);
    }

    std::string text() const {
        std::string json =
            R"({"openapi":"3.1.0","info":{"title":"Sanad","version":"1","description":"Printed by the backend from its route table."},"paths":{)";
        bool first = true;
        for (const auto& [path, operations] : paths_) {
            json += (first ? "" : ",\n") + quoted(path) + ":{" + operations.substr(1) + "}";
            first = false;
        }
        json +=
            R"(},"components":{"schemas":{"Problem":{"type":"object","required":["type","title","status","slug","instance"],"properties":{)"
            R"("type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"slug":{"type":"string"},"instance":{"type":"string"},)"
            R"("errors":{"type":"array","items":{"type":"object","required":["pointer","code"],"properties":{"pointer":{"type":"string"},)"
            R"("code":{"type":"string"},"limit":{"type":"integer"}}}}}})";
        for (const auto& [name, schema] : schemas_) json += ",\n" + quoted(name) + ":" + schema;
        return json + "}}}\n";
    }

private:
    // In a reply every member is there; in a request the optional ones may be left out.
    void collect(const RecordTable& table, bool reply) {
        std::string name(table.name);
        if (schemas_.contains(name)) return;
        schemas_[name] = "";
        std::string properties, required;
        for (const Field& field : table.fields) {
            std::string schema = field.type->schema();
            if (field.type->optional) schema = R"({"anyOf":[)" + schema + R"(,{"type":"null"}]})";
            properties += (properties.empty() ? "" : ",") + quoted(field.name) + ":" + schema;
            if (reply || !field.type->optional)
                required += (required.empty() ? "" : ",") + quoted(field.name);
            if (const RecordTable* inner = field.type->record()) collect(*inner, reply);
        }
        schemas_[name] = R"({"type":"object","additionalProperties":false,"required":[)" +
                         required + R"(],"properties":{)" + properties + "}}";
    }

    static std::string operation(const Endpoint& endpoint) {
        std::string json = ",\n" + quoted(verb_name(endpoint.verb)) + R"(:{"operationId":)" +
                           quoted(endpoint.operation);
        json += R"(,"x-permit":)" + (endpoint.permit
                                            ? quoted(Codec<Permit>::name(*endpoint.permit))
                                            : quoted(endpoint.signed_in ? "signed in" : "open"));
        std::string parameters;
        auto parameter = [&](const std::string& text) {
            parameters += (parameters.empty() ? "" : ",") + text;
        };
        if (endpoint.path.find("{id}") != endpoint.path.npos)
            parameter(
                R"({"name":"id","in":"path","required":true,"schema":{"type":"string","format":"uuid"}})");
        if (endpoint.verb == Verb::get && endpoint.body)
            for (const Field& field : endpoint.body->fields)
                parameter(R"({"name":)" + quoted(field.name) + R"(,"in":"query","required":)" +
                          (field.type->optional ? "false" : "true") + R"(,"schema":)" +
                          field.type->schema() + "}");
        if (endpoint.by_line)
            for (const char* name : {"X-Sanad-Time", "X-Sanad-Signature"})
                parameter(R"({"name":")" + std::string(name) +
                          R"(","in":"header","required":true,"schema":{"type":"string"}})");
        if (endpoint.idempotent())
            parameter(
                R"({"name":"Idempotency-Key","in":"header","required":true,"schema":{"type":"string","format":"uuid"}})");
        if (!parameters.empty()) json += R"(,"parameters":[)" + parameters + "]";
        if (endpoint.body && endpoint.verb != Verb::get)
            json += R"(,"requestBody":{"required":true,"content":{"application/json":{"schema":)" +
                    reference(*endpoint.body) + "}}}";
        json +=
            R"(,"responses":{")" + std::to_string(endpoint.status()) + R"(":{"description":"done")";
        if (endpoint.reply)
            json +=
                R"(,"content":{"application/json":{"schema":)" + reference(*endpoint.reply) + "}}";
        if (endpoint.file)
            json += R"(,"content":{"*/*":{"schema":{"type":"string","format":"binary"}}})";
        return json +
               R"(},"default":{"description":"refused","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}})";
    }

    std::map<std::string, std::string> paths_, schemas_;
};

}  // namespace

std::string openapi(const std::vector<Endpoint>& endpoints) { return Document(endpoints).text(); }

std::string route_lines(const std::vector<Endpoint>& endpoints) {
    std::string lines;
    for (const Endpoint& e : endpoints) {
        lines += R"({"verb":)" + quoted(verb_name(e.verb)) + R"(,"path":)" + quoted(e.path) +
                 R"(,"operation":)" + quoted(e.operation) + R"(,"permit":)" +
                 (e.permit ? quoted(Codec<Permit>::name(*e.permit)) : "null") + R"(,"signed_in":)" +
                 (e.signed_in ? "true" : "false") + R"(,"by_line":)" +
                 (e.by_line ? "true" : "false") + R"(,"audited":)" +
                 (e.audited() ? "true" : "false") + R"(,"idempotent":)" +
                 (e.idempotent() ? "true" : "false") + R"(,"file":)" + (e.file ? "true" : "false") +
                 R"(,"body":)" + (e.body ? quoted(e.body->name) : "null") + R"(,"reply":)" +
                 (e.reply ? quoted(e.reply->name) : "null") + "}\n";
    }
    return lines;
}

}  // namespace sanad
