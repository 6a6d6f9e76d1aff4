// Sockets, TLS, HTTP/1.1 framing, limits, time-outs, cookies and headers. One io_context per thread; coroutines live here.
// g++ 12: no braced aggregate and no capturing lambda inside a co_await expression; name it first, then move it.
#include "http/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <csignal>
#include <set>

#include "crypto/bytes.h"
#include "http/call.h"
#include "http/headers.h"
#include "http/server_framing.h"
#include "log.h"

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;

namespace sanad {
namespace {

using Executor = net::io_context::executor_type;
using Tcp = beast::basic_stream<net::ip::tcp, Executor>;
using Tls = beast::ssl_stream<Tcp>;
using Socket = net::basic_stream_socket<net::ip::tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, Executor>;
using Timer = net::basic_waitable_timer<std::chrono::steady_clock,
    net::wait_traits<std::chrono::steady_clock>, Executor>;
template <class T>
using Awaitable = net::awaitable<T, Executor>;
constexpr auto token = net::as_tuple(net::use_awaitable_t<Executor>{});

constexpr auto handshake_time = 5s;
constexpr auto idle_time = 75s;
constexpr auto header_time = 10s;
constexpr auto body_time = 20s;
constexpr auto write_time = 20s;
constexpr auto drain_time = 10s;
constexpr std::uint32_t most_header_bytes = 8 * 1024;
constexpr std::uint64_t most_body_bytes = 192 * 1024;
constexpr std::size_t most_drained_bytes = 4 * 1024 * 1024;
constexpr std::size_t most_unsent_messages = 500;

struct Connection {
    Tls stream;
    beast::flat_buffer buffer;
    bool idle = true;
};

struct LiveSocket {
    LiveSocket(Tls&& tls, Executor executor) : stream(std::move(tls)), signal(executor) {}
    websocket::stream<Tls> stream;
    Timer signal;
    std::deque<LiveHub::Message> waiting;
    bool over = false;
    bool revoked = false;
};

struct Io {
    net::io_context context{1};
    net::executor_work_guard<Executor> guard{context.get_executor()};
    std::unique_ptr<Acceptor> acceptor;
    std::set<Connection*> connections;
    std::set<std::shared_ptr<LiveSocket>> live;
    std::thread thread;
};

// Runs `work` on a thread of the lane and resumes the coroutine on its own executor.
template <class Lane, class Result, class Work, class Handler>
struct LaneTask final : Lane::Task {
    LaneTask(Work given, Result otherwise, Handler waiting)
        : work(std::move(given)), refused(std::move(otherwise)), handler(std::move(waiting)) {}
    void run(typename Lane::Resource& resource) override { deliver(work(resource)); }
    void refuse() override { deliver(std::move(refused)); }
    void deliver(Result result) {
        auto executor = net::get_associated_executor(handler);
        auto resume = [then = std::move(handler), result = std::move(result)]() mutable {
            std::move(then)(std::move(result));
        };
        net::post(executor, std::move(resume));
    }
    Work work;
    Result refused;
    Handler handler;
};

template <class Result, class Lane, class Work>
Awaitable<Result> on_lane(Lane& lane, Work work, Result refused) {
    auto start = [&](auto handler) {
        lane.submit(std::make_unique<LaneTask<Lane, Result, Work, decltype(handler)>>(
            std::move(work), std::move(refused), std::move(handler)));
    };
    co_return co_await net::async_initiate<const net::use_awaitable_t<Executor>, void(Result)>(
        start, net::use_awaitable_t<Executor>{});
}

Verb verb_of(http::verb method) {
    switch (method) {
        case http::verb::get: return Verb::get;
        case http::verb::post: return Verb::post;
        case http::verb::put: return Verb::put;
        case http::verb::delete_: return Verb::del;
        default: throw Problem(405, "wrong_verb");
    }
}

std::string text(beast::string_view view) { return {view.data(), view.size()}; }

template <class Header>
Request request_of(const Header& header) {
    Request request;
    request.id = new_uuid();
    request.verb = verb_of(header.method());
    split_target(text(header.target()), request.path, request.query);
    std::string cookie = session_token(text(header[http::field::cookie]));
    if (!cookie.empty()) request.token_hash = sha256(cookie);
    request.idempotency_key = text(header["Idempotency-Key"]);
    for (char& c : request.idempotency_key)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    request.signed_at = text(header["X-Sanad-Time"]);
    request.signature = text(header["X-Sanad-Signature"]);
    return request;
}

template <class Header>
void check_origin(const Header& header, const std::vector<std::string>& origins) {
    std::string origin = text(header[http::field::origin]);
    bool known =
        origin.empty() || std::find(origins.begin(), origins.end(), origin) != origins.end();
    beast::string_view site = header["Sec-Fetch-Site"];
    if (!known || !(site.empty() || site == "same-origin" || site == "none"))
        throw Problem(403, "cross_site");
}

// What only our own console sends, or a telephone exchange that signs: no form and no foreign page can add such a header, or
// the type.
template <class Header>
void check_console(const Header& header, const std::vector<std::string>& origins, bool has_body) {
    check_origin(header, origins);
    if (header["X-Sanad"] != "1" && header["X-Sanad-Signature"].empty())
        throw Problem(403, "cross_site");
    beast::string_view type = header[http::field::content_type];
    if (has_body && type != "application/json" && !type.starts_with("application/json;"))
        throw Problem(415, "json_only");
}

http::response<http::string_body> response_of(Reply reply, bool keep_alive) {
    http::response<http::string_body> response{static_cast<http::status>(reply.status), 11};
    for (const auto& [name, value] : security_headers()) response.set(name, value);
    response.set(http::field::cache_control, "no-store");
    if (!reply.body.empty()) response.set(http::field::content_type, reply.content_type);
    if (!reply.file_name.empty())
        response.set(
            http::field::content_disposition, "attachment; filename=\"" + reply.file_name + '"');
    if (reply.new_token) response.set(http::field::set_cookie, session_cookie(*reply.new_token));
    if (reply.retry_after)
        response.set(http::field::retry_after, std::to_string(reply.retry_after));
    response.body() = std::move(reply.body);
    response.keep_alive(keep_alive);
    response.prepare_payload();
    return response;
}

template <class Header>
http::response<http::string_body> response_of(
    const StaticFile& file, const Header& header, bool keep_alive) {
    http::response<http::string_body> response{http::status::ok, 11};
    for (const auto& [name, value] : security_headers()) response.set(name, value);
    response.set(http::field::cache_control,
        file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
    response.set(http::field::content_type, file.type);
    response.set(http::field::vary, "Accept-Encoding");
    bool gzip = !file.gzipped.empty() &&
                header[http::field::accept_encoding].find("gzip") != beast::string_view::npos;
    if (gzip) response.set(http::field::content_encoding, "gzip");
    response.body() = gzip ? file.gzipped : file.body;
    response.keep_alive(keep_alive);
    response.prepare_payload();
    return response;
}

}  // namespace

struct Server::Inner {
    explicit Inner(Parts given) : parts(given), origins(given.config.origins) {}

    Parts parts;
    std::vector<std::string> origins;
    std::atomic<std::shared_ptr<net::ssl::context>> tls;
    std::vector<std::unique_ptr<Io>> ios;
    std::atomic<bool> draining = false;
    std::atomic<int> open = 0;

    std::shared_ptr<net::ssl::context> read_certificate() const {
        auto context = std::make_shared<net::ssl::context>(net::ssl::context::tls_server);
        context->set_options(net::ssl::context::default_workarounds | net::ssl::context::no_sslv2 |
                             net::ssl::context::no_sslv3 | net::ssl::context::no_tlsv1 |
                             net::ssl::context::no_tlsv1_1 | net::ssl::context::no_compression |
                             SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
        SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
        SSL_CTX_set_cipher_list(context->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
        context->use_certificate_chain_file(parts.config.certificate);
        context->use_private_key_file(parts.config.certificate_key, net::ssl::context::pem);
        return context;
    }

    Acceptor listen(Io& io, const Address& address) {
        net::ip::tcp::endpoint endpoint(net::ip::make_address(address.host), address.port);
        Acceptor acceptor(io.context.get_executor());
        acceptor.open(endpoint.protocol());
        acceptor.set_option(net::socket_base::reuse_address(true));
        if (parts.config.io_threads > 1)
            acceptor.set_option(
                net::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true));
        acceptor.bind(endpoint);
        acceptor.listen(1024);
        return acceptor;
    }

    Awaitable<void> accept(Io& io) {
        while (io.acceptor->is_open()) {
            auto [error, socket] = co_await io.acceptor->async_accept(token);
            if (error == net::error::operation_aborted || draining) co_return;
            if (error) {  // out of descriptors: wait instead of spinning
                Timer pause(io.context.get_executor(), 100ms);
                co_await pause.async_wait(token);
                continue;
            }
            net::co_spawn(io.context.get_executor(), serve(io, std::move(socket)), net::detached);
        }
    }

    struct Counted {
        Inner& inner;
        explicit Counted(Inner& all) : inner(all) {
            ++inner.open;
            inner.parts.metrics.connections.Increment();
        }
        ~Counted() {
            --inner.open;
            inner.parts.metrics.connections.Decrement();
        }
        Counted(const Counted&) = delete;
    };
    struct Listed {
        Io& io;
        Connection* connection;
        Listed(Io& home, Connection* one) : io(home), connection(one) {
            io.connections.insert(one);
        }
        ~Listed() { io.connections.erase(connection); }
        Listed(const Listed&) = delete;
    };

    Awaitable<void> serve(Io& io, Socket socket) {
        Counted counted(*this);
        beast::error_code ignored;
        socket.set_option(net::ip::tcp::no_delay(true), ignored);
        auto context = tls.load();
        auto connection = std::make_unique<Connection>(Tls(Tcp(std::move(socket)), *context));
        Tcp& tcp = beast::get_lowest_layer(connection->stream);
        tcp.expires_after(handshake_time);
        auto [refused] =
            co_await connection->stream.async_handshake(net::ssl::stream_base::server, token);
        if (refused) co_return;
        bool upgraded = false;
        {
            Listed listed(io, connection.get());
            while (!draining) {
                // No parser is held while the connection rests.
                connection->idle = true;
                if (connection->buffer.size() == 0) {
                    connection->buffer.shrink_to_fit();
                    tcp.expires_after(idle_time);
                    auto [gone, count] = co_await connection->stream.async_read_some(
                        connection->buffer.prepare(4096), token);
                    if (gone) co_return;
                    connection->buffer.commit(count);
                }
                connection->idle = false;
                Next next = co_await one_request(io, *connection);
                if (next == Next::upgraded) upgraded = true;
                if (next != Next::again) break;
            }
        }
        if (upgraded) co_return;
        tcp.expires_after(1s);
        co_await connection->stream.async_shutdown(token);
        // Closing over unread input would reset the connection, and the answer with it.
        connection->buffer.clear();
        for (std::size_t drained = 0; drained < most_drained_bytes;) {
            auto [ended, count] =
                co_await tcp.async_read_some(connection->buffer.prepare(16 * 1024), token);
            if (ended) break;
            drained += count;
        }
    }

    enum class Next { again, close, upgraded };

    Awaitable<Next> one_request(Io& io, Connection& connection) {
        Tcp& tcp = beast::get_lowest_layer(connection.stream);
        http::request_parser<http::string_body> parser;
        parser.header_limit(most_header_bytes);
        parser.body_limit(most_body_bytes);
        tcp.expires_after(header_time);
        auto [bad_header, header_bytes] =
            co_await http::async_read_header(connection.stream, connection.buffer, parser, token);
        auto started = std::chrono::steady_clock::now();
        if (bad_header) {
            auto problem = protocol_problem(bad_header);
            if (problem)
                co_await write(connection, response_of(problem_reply(*problem, new_uuid()), false));
            co_return Next::close;
        }
        std::optional<Problem> refusal;
        bool framed = false;
        Request request;
        try {
            check_framing(parser.get());
            framed = true;
            request = request_of(parser.get());
        } catch (const Problem& problem) { refusal = problem; }
        if (!refusal && websocket::is_upgrade(parser.get())) {
            bool live = co_await upgrade(io, connection, parser.get(), request);
            co_return live ? Next::upgraded : Next::close;
        }
        if (framed) {
            tcp.expires_after(body_time);
            auto [bad_body, body_bytes] =
                co_await http::async_read(connection.stream, connection.buffer, parser, token);
            if (bad_body) {
                auto problem = protocol_problem(bad_body);
                if (problem)
                    co_await write(
                        connection, response_of(problem_reply(*problem, new_uuid()), false));
                co_return Next::close;
            }
        }
        tcp.expires_never();
        bool keep_alive = framed && parser.keep_alive() && !draining;
        std::string_view operation = "-";
        int status = 0;
        http::response<http::string_body> response;
        const StaticFile* file = nullptr;
        if (!refusal && request.verb == Verb::get && !request.path.starts_with("/api/"))
            file = parts.files.find(request.path);
        if (refusal) {
            response = response_of(problem_reply(*refusal, new_uuid()), keep_alive);
        } else if (request.path == "/healthz" || request.path == "/readyz") {
            bool ready = request.path == "/healthz" || co_await is_ready();
            response = response_of(health_reply(ready && !draining), keep_alive);
        } else if (file) {
            response = response_of(*file, parser.get(), keep_alive);
        } else {
            request.body = std::move(parser.get().body());
            std::vector<std::string> path_ids;
            const Endpoint* endpoint = nullptr;
            try {
                if (request.verb != Verb::get)
                    check_console(parser.get(), origins, !request.body.empty());
                endpoint = &parts.router.match(request, path_ids);
            } catch (const Problem& problem) { refusal = problem; }
            Reply reply;
            if (endpoint) {
                operation = endpoint->operation;
                reply = co_await run(*endpoint, request, path_ids);
            } else {
                reply = problem_reply(*refusal, request.id);
            }
            response = response_of(std::move(reply), keep_alive);
        }
        if (draining) {
            keep_alive = false;
            response.keep_alive(false);
        }
        status = static_cast<int>(response.result_int());
        bool written = co_await write(connection, std::move(response));
        double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        parts.metrics.request(status, seconds);
        log_event("request", {{"request", request.id}, {"operation", std::string(operation)},
                                 {"status", std::to_string(status)},
                                 {"ms", std::to_string(static_cast<long>(seconds * 1000))}});
        co_return written&& keep_alive ? Next::again : Next::close;
    }

    Awaitable<Reply> run(const Endpoint& endpoint, const Request& request,
        const std::vector<std::string>& path_ids) {
        Reply refused = problem_reply(busy(), request.id);
        if (endpoint.hashes) {
            auto work = [&](Arena& arena) {
                Desk desk{parts.database, arena, parts.keyring, request.id};
                return answer(endpoint, request, path_ids, desk);
            };
            co_return co_await on_lane<Reply>(parts.hash_lane, std::move(work), std::move(refused));
        }
        auto work = [&](Lease& lease) { return answer(endpoint, request, path_ids, lease); };
        co_return co_await on_lane<Reply>(parts.database, std::move(work), std::move(refused));
    }

    Awaitable<bool> is_ready() {
        auto work = [](Lease& lease) {
            try {
                Tx tx(lease, {{}, {}, true});
                tx.commit();
                return true;
            } catch (const std::exception&) { return false; }
        };
        co_return co_await on_lane<bool>(parts.database, std::move(work), false);
    }

    static Reply health_reply(bool good) {
        Reply reply;
        reply.status = good ? 200 : 503;
        reply.body = good ? R"({"status":"ok"})" : R"({"status":"unavailable"})";
        return reply;
    }

    // Nothing for a client that is gone; else why it was not understood.
    static std::optional<Problem> protocol_problem(beast::error_code error) {
        if (error == http::error::body_limit) return Problem(413, "too_large");
        if (error == http::error::header_limit) return Problem(431, "header_too_large");
        if (error == beast::error::timeout) return Problem(408, "too_slow");
        bool framing = error.category() == make_error_code(http::error::bad_method).category() &&
                       error != http::error::end_of_stream && error != http::error::partial_message;
        if (framing) return Problem(400, "bad_request");
        return std::nullopt;
    }

    Awaitable<bool> write(Connection& connection, http::response<http::string_body> response) {
        beast::get_lowest_layer(connection.stream).expires_after(write_time);
        auto [error, bytes] = co_await http::async_write(connection.stream, response, token);
        co_return !error;
    }

    // ---- live stream ----

    template <class Header>
    Awaitable<bool> upgrade(
        Io& io, Connection& connection, const Header& header, const Request& request) {
        std::optional<Viewer> viewer;
        std::optional<std::int64_t> after;
        std::optional<Problem> refusal;
        try {
            check_origin(header, origins);
            if (request.path != "/api/live") throw not_found();
            for (const auto& [name, value] : request.query) {
                std::int64_t seq;
                if (name != "after" || !integer_from(value, seq))
                    throw Problem(422, "invalid", {{"/after", "wrong_type"}});
                after = seq;
            }
        } catch (const Problem& problem) { refusal = problem; }
        if (!refusal) {
            auto work = [&](Lease& lease) -> std::optional<Viewer> {
                try {
                    if (request.token_hash.empty()) return std::nullopt;
                    Tx tx(lease, {request.token_hash, {}, true});
                    auto found = tx.find<Viewer>("select {} from access.my_session");
                    tx.commit();
                    return found;
                } catch (const std::exception&) { return std::nullopt; }
            };
            viewer = co_await on_lane<std::optional<Viewer>>(
                parts.database, std::move(work), std::optional<Viewer>{});
            if (!viewer) refusal = Problem(401, "signed_out");
        }
        if (refusal) {
            co_await write(connection, response_of(problem_reply(*refusal, request.id), false));
            co_return false;
        }
        beast::get_lowest_layer(connection.stream).expires_never();
        auto socket =
            std::make_shared<LiveSocket>(std::move(connection.stream), io.context.get_executor());
        websocket::stream_base::timeout limits{10s, 60s, true};
        socket->stream.set_option(limits);
        socket->stream.read_message_max(1024);
        auto [error] = co_await socket->stream.async_accept(header, token);
        if (error) co_return true;
        net::co_spawn(io.context.get_executor(), hear(socket), net::detached);
        net::co_spawn(
            io.context.get_executor(), tell(io, socket, std::move(*viewer), after), net::detached);
        co_return true;
    }

    // Nothing is expected from the client; reading notices that it left and answers its pings.
    static Awaitable<void> hear(std::shared_ptr<LiveSocket> socket) {
        beast::flat_buffer buffer;
        for (;;) {
            auto [error, bytes] = co_await socket->stream.async_read(buffer, token);
            if (error) break;
            buffer.clear();
        }
        socket->over = true;
        socket->signal.cancel();
    }

    Awaitable<void> tell(Io& io, std::shared_ptr<LiveSocket> socket, Viewer viewer,
        std::optional<std::int64_t> after) {
        Counted counted(*this);
        parts.metrics.live_streams.Increment();
        io.live.insert(socket);
        auto executor = io.context.get_executor();
        LiveHub::Ear ear;
        ear.push = [socket, executor](LiveHub::Message message) {
            net::post(executor, [socket, message] {
                if (socket->waiting.size() >= most_unsent_messages) {
                    socket->waiting.clear();
                    socket->waiting.push_back(
                        std::make_shared<const std::string>(R"({"kind":"resync"})"));
                } else {
                    socket->waiting.push_back(message);
                }
                socket->signal.cancel();
            });
        };
        ear.end = [socket, executor] {
            net::post(executor, [socket] {
                socket->revoked = true;
                socket->signal.cancel();
            });
        };
        std::uint64_t id = parts.hub.join(std::move(viewer), std::move(ear), after);
        while (!socket->over && !socket->revoked && !draining) {
            if (socket->waiting.empty()) {
                socket->signal.expires_at(std::chrono::steady_clock::time_point::max());
                co_await socket->signal.async_wait(token);
                continue;
            }
            LiveHub::Message message = std::move(socket->waiting.front());
            socket->waiting.pop_front();
            auto [error, bytes] = co_await socket->stream.async_write(net::buffer(*message), token);
            if (error) break;
        }
        parts.hub.leave(id);
        if (socket->revoked) {
            static const std::string ended = R"({"kind":"session_ended"})";
            co_await socket->stream.async_write(net::buffer(ended), token);
        }
        if (!socket->over) {
            websocket::close_reason reason(socket->revoked
                                               ? static_cast<websocket::close_code>(4401)
                                               : websocket::close_code::going_away);
            co_await socket->stream.async_close(reason, token);
        }
        beast::get_lowest_layer(socket->stream).close();
        io.live.erase(socket);
        parts.metrics.live_streams.Decrement();
    }

    // ---- metrics, on their own loopback port ----

    Awaitable<void> serve_metrics(Acceptor& acceptor) {
        while (acceptor.is_open() && !draining) {
            auto [error, socket] = co_await acceptor.async_accept(token);
            if (error) co_return;
            Tcp stream(std::move(socket));
            stream.expires_after(5s);
            beast::flat_buffer buffer;
            http::request<http::empty_body> request;
            auto [unread, bytes] = co_await http::async_read(stream, buffer, request, token);
            if (unread) continue;
            bool known = request.target() == "/metrics";
            http::response<http::string_body> response{
                known ? http::status::ok : http::status::not_found, 11};
            response.set(http::field::content_type, "text/plain; version=0.0.4");
            if (known) response.body() = parts.metrics.text(parts.database.waiting());
            response.keep_alive(false);
            response.prepare_payload();
            co_await http::async_write(stream, response, token);
        }
    }

    void run() {
        tls = read_certificate();
        for (int i = 0; i < parts.config.io_threads; ++i) ios.push_back(std::make_unique<Io>());
        Address address = parts.config.listen;
        for (auto& io : ios) {
            io->acceptor = std::make_unique<Acceptor>(listen(*io, address));
            address.port = io->acceptor->local_endpoint().port();
        }
        Acceptor metrics = listen(*ios.front(), parts.config.metrics);
        for (auto& io : ios) net::co_spawn(io->context.get_executor(), accept(*io), net::detached);
        net::co_spawn(ios.front()->context.get_executor(), serve_metrics(metrics), net::detached);
        for (auto& io : ios) io->thread = std::thread([context = &io->context] { context->run(); });
        log_event(
            "listening", {{"port", std::to_string(address.port)},
                             {"metrics_port", std::to_string(metrics.local_endpoint().port())}});
        flush_log();

        net::io_context signals{1};
        net::signal_set caught(signals, SIGTERM, SIGINT, SIGHUP);
        for (bool stop = false; !stop;) {
            caught.async_wait([&](beast::error_code, int signal) {
                stop = signal != SIGHUP;
                if (!stop) renew_certificate();
            });
            signals.run();
            signals.restart();
        }
        drain(metrics);
    }

    void renew_certificate() {
        try {
            tls = read_certificate();
            log_event("certificate_renewed");
        } catch (const std::exception&) {
            log_event("certificate_unreadable", {}, LogLevel::error);
        }
        flush_log();
    }

    // What runs is finished, idle connections are closed, live streams are told to come back elsewhere.
    void drain(Acceptor& metrics) {
        log_event("draining");
        draining = true;
        for (auto& io : ios)
            net::post(io->context, [&io, &metrics, first = io == ios.front()] {
                io->acceptor->close();
                if (first) metrics.close();
                for (Connection* connection : io->connections)
                    if (connection->idle) beast::get_lowest_layer(connection->stream).close();
                for (const auto& socket : io->live) socket->signal.cancel();
            });
        auto until = std::chrono::steady_clock::now() + drain_time;
        while (open > 0 && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(20ms);
        for (auto& io : ios) io->context.stop();
        for (auto& io : ios) io->thread.join();
        log_event("stopped");
        flush_log();
    }
};

Server::Server(Parts parts) : inner_(std::make_unique<Inner>(parts)) {}
Server::~Server() = default;
void Server::run() { inner_->run(); }

}  // namespace sanad
