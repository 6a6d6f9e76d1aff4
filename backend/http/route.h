// A route is a typed function: its signature says what the path, the body and the reply are, its name is the operation
// and the audit word. This is the whole of what a slice's routes.cpp needs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "access/permit.h"
#include "db/database.h"
#include "http/request.h"
#include "record/types.h"

namespace sanad {

class Arena;

// For the sign-in lane: work that hashes a passphrase before it leases a session.
struct Desk {
    Database& database;
    Arena& arena;
    const Keyring& keyring;
    std::string request_id;
};

// A reply that opens a session: the token becomes the cookie.
template <class T>
struct WithSession {
    T body;
    std::string token;
};
// A reply that ends the session of the request: 204, and the cookie is cleared.
struct SignedOut {};

// A reply that is a file to keep: an act (POST), whose row `id` stands in the audit. The name is ASCII without quotes.
template <class Of>
struct File {
    Id<Of> id;
    std::string name;
    std::string type;  // Content-Type
    std::string bytes;
};

// One run of a handler: what it reads and what it leaves.
struct Call {
    const Request& request;
    const std::vector<std::string>& path_ids;
    Tx* tx;      // database lane
    Desk* desk;  // sign-in lane
    Reply reply{};
    std::string object_id{};
};

struct Endpoint {
    Verb verb;
    std::string_view path;  // with {id}
    std::optional<Permit> permit;
    bool signed_in;  // false: open to all
    bool by_line;    // no person: a telephone line that signs what it sends
    bool hashes;     // sign-in lane
    std::string_view operation;
    std::string object_kind;  // what the audit row is about; empty: nothing in particular
    const RecordTable* body;  // of POST and PUT; of a GET: the query
    const RecordTable* reply;
    void (*handle)(Call&);

    bool file = false;  // the reply is a file, not a record

    bool quiet = false;
    bool repeats = false;
    bool notes_refusals = false;
    bool noted_read = false;

    // Every act is audited, and so is every read of something sealed.
    bool audited() const {
        return (signed_in || by_line) && !quiet &&
               (verb != Verb::get || noted_read || (reply && reply->sealed));
    }
    // The way out, with its reason.
    Endpoint unaudited(std::string_view /* why */) && {
        quiet = true;
        return std::move(*this);
    }
    // Asked again it is done again: its answer is not kept.
    Endpoint repeatable(std::string_view /* why */) && {
        repeats = true;
        return std::move(*this);
    }
    // A read that tells who is known here, though nothing in it is sealed.
    Endpoint audited_read() && {
        noted_read = true;
        return std::move(*this);
    }
    // A refusal by a rule (409) is an act worth a row, too.
    Endpoint refusals_audited() && {
        notes_refusals = true;
        return std::move(*this);
    }
    // A create's answer is kept under its Idempotency-Key; a file is made anew, as another export.
    bool idempotent() const { return signed_in && verb == Verb::post && reply && !repeats; }
    int status() const {
        return !reply && !file ? 204 : verb == Verb::post && signed_in ? 201 : 200;
    }
};

void read_body(const Request&, const RecordTable&, void* record);
void require_no_body(const Request&);

namespace detail {

template <class T>
struct IsId : std::false_type {};
template <class T>
struct IsId<Id<T>> : std::true_type {
    using Of = T;
};

template <class T>
struct IsFile : std::false_type {};
template <class T>
struct IsFile<File<T>> : std::true_type {};

template <class T>
struct Body {
    using Type = T;
};
template <class T>
struct Body<WithSession<T>> {
    using Type = T;
};

std::string snake(std::string_view pascal);

template <class R>
void leave(Call& call, R&& result) {
    using Plain = std::remove_cvref_t<R>;
    if constexpr (std::is_same_v<Plain, SignedOut>) {
        call.reply.new_token = "";
    } else if constexpr (requires {
                             result.token;
                             result.body;
                         }) {
        call.reply.new_token = result.token;
        Codec<typename Body<Plain>::Type>::write(result.body, call.reply.body);
    } else if constexpr (IsFile<Plain>::value) {
        call.object_id = result.id.value;
        call.reply.content_type = result.type;
        call.reply.file_name = result.name;
        call.reply.body = std::move(result.bytes);
    } else {
        if constexpr (requires { result.id.value; }) call.object_id = result.id.value;
        if constexpr (IsId<Plain>::value)
            call.object_id = result.value;
        else
            Codec<Plain>::write(result, call.reply.body);
    }
}

template <class A>
A argument(Call& call, std::size_t& next_id) {
    if constexpr (IsId<A>::value) {
        std::string uuid = call.path_ids.at(next_id++);
        if (!is_uuid(uuid)) throw not_found();
        Reader ignored;
        check_uuid(uuid, ignored);
        return A{uuid};
    } else {
        A record{};
        read_body(call.request, record_table<A>(), &record);
        return record;
    }
}

template <auto Function>
constexpr std::string_view function_name() {
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("Function = ") + 11);
    name = name.substr(0, name.find_first_of(";]"));
    if (auto colon = name.rfind("::"); colon != name.npos) name.remove_prefix(colon + 2);
    return name;
}

template <auto Function, class Place, class R, class... A>
Endpoint endpoint(R (*)(Place&, A...), Verb verb, std::string_view path,
    std::optional<Permit> permit, bool signed_in) {
    Endpoint made{};
    made.verb = verb;
    made.path = path;
    made.permit = permit;
    made.signed_in = signed_in;
    made.hashes = std::is_same_v<Place, Desk>;
    made.operation = function_name<Function>();
    (
        [&] {
            if constexpr (IsId<A>::value) {
                if (made.object_kind.empty())
                    made.object_kind = snake(type_name<typename IsId<A>::Of>());
            } else {
                made.body = &record_table<A>();
            }
        }(),
        ...);
    if constexpr (IsId<R>::value) {
        made.object_kind = snake(type_name<typename IsId<R>::Of>());  // no reply: for the audit
    } else if constexpr (IsFile<R>::value) {
        made.file = true;
        made.object_kind = snake(type_name<typename IsId<decltype(R::id)>::Of>());
    } else if constexpr (!std::is_void_v<R> && !std::is_same_v<R, SignedOut>) {
        using Shown = typename Body<R>::Type;
        made.reply = &record_table<Shown>();
        if constexpr (requires(Shown shown) { shown.id.value; })
            if (verb == Verb::post)
                made.object_kind = snake(type_name<typename IsId<decltype(Shown::id)>::Of>());
    }
    made.handle = [](Call& call) {
        [[maybe_unused]] std::size_t next_id = 0;
        if constexpr ((IsId<A>::value && ...)) require_no_body(call.request);
        // Braces: arguments are read from left to right.
        std::tuple<A...> arguments{argument<A>(call, next_id)...};
        if (!call.path_ids.empty()) call.object_id = call.path_ids.front();
        auto run = [&](auto&... each) -> R {
            if constexpr (std::is_same_v<Place, Desk>)
                return Function(*call.desk, std::move(each)...);
            else
                return Function(*call.tx, std::move(each)...);
        };
        if constexpr (std::is_void_v<R>)
            std::apply(run, arguments);
        else
            leave(call, std::apply(run, arguments));
    };
    return made;
}

}  // namespace detail

template <auto Function>
Endpoint get(std::string_view path, Permit permit) {
    return detail::endpoint<Function>(Function, Verb::get, path, permit, true);
}
template <auto Function>
Endpoint post(std::string_view path, Permit permit) {
    return detail::endpoint<Function>(Function, Verb::post, path, permit, true);
}
template <auto Function>
Endpoint put(std::string_view path, Permit permit) {
    return detail::endpoint<Function>(Function, Verb::put, path, permit, true);
}
template <auto Function>
Endpoint del(std::string_view path, Permit permit) {
    return detail::endpoint<Function>(Function, Verb::del, path, permit, true);
}
// Being signed in is enough: one's own session, and what every screen needs.
template <auto Function>
Endpoint for_any_user(Verb verb, std::string_view path) {
    return detail::endpoint<Function>(Function, verb, path, std::nullopt, true);
}
// No session and no cookie: the line that the body names has signed it. Its role holds the permit.
template <auto Function>
Endpoint signed_by_line(std::string_view path, Permit permit) {
    Endpoint made = detail::endpoint<Function>(Function, Verb::post, path, permit, false);
    made.by_line = true;
    return made;
}
// The way out is longer than the rule: nobody is asked who they are, and row-level security shows nothing.
template <auto Function>
Endpoint open_to_all(Verb verb, std::string_view path, std::string_view /* why */) {
    return detail::endpoint<Function>(Function, verb, path, std::nullopt, false);
}

}  // namespace sanad
