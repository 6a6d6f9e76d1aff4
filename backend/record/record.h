// A record is declared once: a struct and one DESCRIBE line. From it comes a table of fields, over which the JSON,
// SQL and OpenAPI codecs are ordinary functions. The type of a member is its rule (types.h).
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/problem.h"

namespace boost::json {
class value;
}

namespace sanad {

using Json = boost::json::value;
struct RecordTable;

// Collects every error of a body before anything is refused.
class Reader {
public:
    void fail(std::string code, long limit = 0) {
        errors_.push_back({pointer_, std::move(code), limit});
    }
    // Runs `inner` with the pointer one step deeper.
    template <class Inner>
    void at(std::string_view step, Inner inner) {
        std::size_t length = pointer_.size();
        pointer_.append("/").append(step);
        inner();
        pointer_.resize(length);
    }
    bool clean() const { return errors_.empty(); }
    std::vector<FieldError> take() { return std::move(errors_); }

private:
    std::string pointer_;
    std::vector<FieldError> errors_;
};

// What one member type can do; made by field_type<T>() from its Codec<T>.
struct FieldType {
    void (*read)(const Json&, void* member, Reader&);
    void (*read_text)(std::string_view, void* member, Reader&);  // from a query string
    void (*write)(const void* member, std::string& json);
    bool (*to_sql)(const void* member, std::string& text);    // false: null
    void (*from_sql)(const std::string* text, void* member);  // nullptr: null
    std::string (*schema)();
    const RecordTable* (*record)();  // of the member or of its items; nullptr: neither
    bool optional;
    bool sealed;
};

struct Field {
    std::string_view name;
    std::size_t offset;
    const FieldType* type;

    const void* in(const void* record) const { return static_cast<const char*>(record) + offset; }
    void* in(void* record) const { return static_cast<char*>(record) + offset; }
};

struct RecordTable {
    std::string_view name;
    std::string_view stored_in;  // SQL table of the sealed members; empty: none
    std::vector<Field> fields;
    bool sealed = false;  // some member is, here or in a nested record

    const Field* find(std::string_view field) const;
};

template <class T>
struct Codec;

template <class T>
concept Record = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
const RecordTable& record_table();

template <class T>
const FieldType& field_type();

// The bare name of a type, as it stands in OpenAPI and in audit rows: "ComplaintDraft".
template <class T>
constexpr std::string_view type_name() {
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("T = ") + 4);
    name = name.substr(0, name.find_first_of(";]"));
    if (auto colon = name.rfind("::"); colon != name.npos) name.remove_prefix(colon + 2);
    return name;
}

namespace detail {

struct AnyMember {
    template <class T>
    operator T&() const&;
    template <class T>
    operator T&&() const&&;
};

template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
    return requires { T{((void)I, AnyMember{})...}; };
}

// How many initialisers an aggregate takes, bases included.
template <class T, std::size_t N = 0>
constexpr std::size_t initialisers() {
    if constexpr (takes<T>(std::make_index_sequence<N + 1>{}))
        return initialisers<T, N + 1>();
    else
        return N;
}

template <class T>
using Members = boost::describe::describe_members<T,
    boost::describe::mod_public | boost::describe::mod_inherited>;
template <class T>
using OwnMembers = boost::describe::describe_members<T, boost::describe::mod_public>;
template <class T>
using Bases = boost::describe::describe_bases<T, boost::describe::mod_public>;

template <class T>
constexpr bool fully_described() {
    return initialisers<T>() ==
           boost::mp11::mp_size<OwnMembers<T>>::value + boost::mp11::mp_size<Bases<T>>::value;
}

}  // namespace detail

template <class T>
const RecordTable& record_table() {
    static const RecordTable table = [] {
        RecordTable made;
        made.name = type_name<T>();
        if constexpr (requires { T::stored_in; }) made.stored_in = T::stored_in;
        alignas(T) static char place[sizeof(T)];
        boost::mp11::mp_for_each<detail::Members<T>>([&](auto member) {
            auto* object = reinterpret_cast<T*>(place);
            auto* address = reinterpret_cast<char*>(&(object->*member.pointer));
            using M = std::remove_reference_t<decltype(object->*member.pointer)>;
            const FieldType& type = field_type<M>();
            made.fields.push_back({member.name, static_cast<std::size_t>(address - place), &type});
            const RecordTable* inner = type.record ? type.record() : nullptr;
            made.sealed = made.sealed || type.sealed || (inner && inner->sealed);
        });
        return made;
    }();
    return table;
}

// BOOST_DESCRIBE_STRUCT plus a check that no member was forgotten.
#define DESCRIBE(Type, bases, members)          \
    BOOST_DESCRIBE_STRUCT(Type, bases, members) \
    static_assert(                              \
        sanad::detail::fully_described<Type>(), #Type ": a member is missing in DESCRIBE");

}  // namespace sanad
