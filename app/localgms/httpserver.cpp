// SPDX-FileCopyrightText: Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/localgms/httpserver.h"

#include <QCoreApplication>

#include <microhttpd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace localgms {

namespace {

using Clock = std::chrono::steady_clock;

//! One request on its way in.
struct Incoming
{
    Request request;
    Clock::time_point began = Clock::now();
    std::size_t counted = 0; //!< bytes of the body in bodiesInFlight
    std::size_t discarded
        = 0; //!< bytes of a body that is refused, read only so that the answer arrives
    int refusal = 0; //!< the status to answer when the body has ended
    bool headSeen = false;
    std::optional<Response> answer; //!< decided from the head of a request without a body
};

struct Context
{
    Guard guard;
    Handle handle;
    HttpServer::Limits limits;
    std::atomic<std::size_t> bodiesInFlight = 0;
};

Method methodOf(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, Method>, 6> methods {
        {{"GET", Method::Get},
         {"HEAD", Method::Head},
         {"POST", Method::Post},
         {"PUT", Method::Put},
         {"PATCH", Method::Patch},
         {"DELETE", Method::Delete}}};
    for (const auto &[text, method] : methods) {
        if (text == name)
            return method;
    }
    return Method::Other;
}

void freeBody(void *body)
{
    delete static_cast<std::string *>(body);
}

MHD_Result answer(MHD_Connection *connection, Response &&response)
{
    auto *body = new std::string(std::move(response.body));
    MHD_Response *out = MHD_create_response_from_buffer_with_free_callback_cls(
        body->size(), body->data(), freeBody, body);
    if (!out) {
        delete body;
        return MHD_NO;
    }
    if (response.status != 204 && !response.contentType.empty())
        MHD_add_response_header(out, "Content-Type", response.contentType.c_str());
    MHD_add_response_header(out, "Cache-Control", "no-store");
    MHD_add_response_header(out, "X-Content-Type-Options", "nosniff");
    for (const auto &[name, value] : response.headers)
        MHD_add_response_header(out, name.c_str(), value.c_str());
    const MHD_Result result = MHD_queue_response(connection, unsigned(response.status), out);
    MHD_destroy_response(out);
    return result;
}

MHD_Result collectHeader(void *request, MHD_ValueKind, const char *name, const char *value)
{
    static_cast<Request *>(request)->headers.emplace_back(name, value ? value : "");
    return MHD_YES;
}

std::optional<Response> refuseByLength(const Context &context, const Request &request)
{
    const std::string_view length = request.header("Content-Length");
    std::size_t bytes = 0;
    std::from_chars(length.data(), length.data() + length.size(), bytes);
    if (bytes > context.guard.maxBody)
        return plainError(413, "The body is larger than 16 MB.");
    return std::nullopt;
}

//! The head is there, the body is not.
MHD_Result onHead(Context &context, Incoming &incoming, MHD_Connection *connection,
                  const char *method)
{
    incoming.headSeen = true;
    incoming.request.method = methodOf(method);
    MHD_get_connection_values(connection, MHD_HEADER_KIND, collectHeader, &incoming.request);
    splitTarget(incoming.request);
    const bool hasBody = incoming.request.hasHeader("Content-Length")
                      || incoming.request.hasHeader("Transfer-Encoding");
    if (auto refusal = context.guard.refuse(incoming.request)) {
        // An answer before the end of a request closes the connection; without a body that is
        // needless.
        if (hasBody)
            return answer(connection, std::move(*refusal));
        incoming.answer = std::move(refusal);
        return MHD_YES;
    }
    if (auto refusal = refuseByLength(context, incoming.request))
        return answer(connection, std::move(*refusal));
    return MHD_YES;
}

void drop(Context &context, Incoming &incoming, int status)
{
    incoming.refusal = status;
    incoming.request.body = {};
    context.bodiesInFlight -= incoming.counted;
    incoming.counted = 0;
}

//! A piece of the body. A body that is too large is read on for a while, so that a client which
//! only listens when it has sent all hears why; then the connection is cut.
MHD_Result onBody(Context &context, Incoming &incoming, const char *data, std::size_t &size)
{
    const std::size_t bytes = std::exchange(size, 0);
    if (Clock::now() - incoming.began > std::chrono::seconds(context.limits.requestSeconds))
        return MHD_NO;
    if (!incoming.refusal) {
        if (incoming.request.body.size() + bytes > context.guard.maxBody) {
            drop(context, incoming, 413);
        } else if (context.bodiesInFlight + bytes > context.limits.bodiesInFlight) {
            drop(context, incoming, 503);
        }
    }
    if (incoming.refusal) {
        incoming.discarded += bytes;
        return incoming.discarded > 2 * context.guard.maxBody ? MHD_NO : MHD_YES;
    }
    incoming.request.body.append(data, bytes);
    incoming.counted += bytes;
    context.bodiesInFlight += bytes;
    return MHD_YES;
}

Response handled(Context &context, Incoming &incoming)
{
    if (incoming.answer)
        return std::move(*incoming.answer);
    if (incoming.refusal == 413)
        return plainError(413, "The body is larger than 16 MB.");
    if (incoming.refusal) {
        Response busy = plainError(503, "Too many uploads at once.");
        busy.headers.emplace_back("Retry-After", "1");
        return busy;
    }
    try {
        return context.handle(incoming.request);
    } catch (const std::exception &) {
        return plainError(500, "Internal server error occurred");
    }
}

MHD_Result onRequest(void *closure, MHD_Connection *connection, const char *, const char *method,
                     const char *, const char *data, std::size_t *size, void **state)
{
    Context &context = *static_cast<Context *>(closure);
    Incoming &incoming = *static_cast<Incoming *>(*state);
    if (!incoming.headSeen)
        return onHead(context, incoming, connection, method);
    if (*size > 0)
        return onBody(context, incoming, data, *size);
    return answer(connection, handled(context, incoming));
}

//! Called with the raw target before it is taken apart: here a request begins.
void *onTarget(void *, const char *target, MHD_Connection *)
{
    auto *incoming = new Incoming;
    incoming->request.target = target;
    return incoming;
}

void onDone(void *closure, MHD_Connection *, void **state, MHD_RequestTerminationCode)
{
    auto *incoming = static_cast<Incoming *>(std::exchange(*state, nullptr));
    if (incoming)
        static_cast<Context *>(closure)->bodiesInFlight -= incoming->counted;
    delete incoming;
}

//! The target is decoded by us and once.
std::size_t keepEscapes(void *, MHD_Connection *, char *text)
{
    return std::strlen(text);
}

void ignoreLog(void *, const char *, va_list) { }

//! A socket per connection: the soft limit of 1024 files would be the first to give way.
void raiseFileLimit()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, 4096);
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

//! A listening socket, or -errno.
int listenOn(const sockaddr *address, socklen_t size)
{
    const int fd = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -errno;
    const int yes = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (address->sa_family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    if (bind(fd, address, size) != 0 || ::listen(fd, 512) != 0) {
        const int error = errno;
        close(fd);
        return -error;
    }
    return fd;
}

int listenOn4(unsigned short port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return listenOn(reinterpret_cast<const sockaddr *>(&address), sizeof address);
}

int listenOn6(unsigned short port)
{
    sockaddr_in6 address {};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    address.sin6_addr = in6addr_loopback;
    return listenOn(reinterpret_cast<const sockaddr *>(&address), sizeof address);
}

unsigned short portOf(int fd)
{
    sockaddr_in address {};
    socklen_t size = sizeof address;
    getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

struct Sockets
{
    int v4 = -1;
    int v6 = -1; //!< -1 where the machine has no ::1
    unsigned short port = 0;
};

//! Both addresses on one port. A free port may be taken on ::1 only; then another is tried.
tl::expected<Sockets, int> openSockets(unsigned short port)
{
    for (int attempt = 0; attempt < 20; ++attempt) {
        const int v4 = listenOn4(port);
        if (v4 < 0)
            return tl::unexpected(-v4);
        const unsigned short actual = portOf(v4);
        const int v6 = listenOn6(actual);
        if (v6 != -EADDRINUSE)
            return Sockets {v4, std::max(v6, -1), actual};
        close(v4);
        if (port != 0)
            return tl::unexpected(EADDRINUSE);
    }
    return tl::unexpected(EADDRINUSE);
}

Failure cannotListen(unsigned short port, int error)
{
    const QString text
        = QCoreApplication::translate("LocalGms", "cannot listen on port %1 of localhost: %2")
              .arg(port)
              .arg(QString::fromLocal8Bit(std::strerror(error)));
    return Failure(Error {Error::Kind::Offline, 0, text, {}, -1, {}});
}

} // namespace

struct HttpServer::Parts
{
    Context context;
    unsigned short port = 0;
    std::vector<MHD_Daemon *> daemons;

    bool serve(int socket);
    ~Parts();
};

bool HttpServer::Parts::serve(int socket)
{
    const HttpServer::Limits &limits = context.limits;
    constexpr unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ERROR_LOG | MHD_USE_ITC;
    MHD_Daemon *daemon = MHD_start_daemon(
        flags, 0, nullptr, nullptr, onRequest, &context, MHD_OPTION_LISTEN_SOCKET, socket,
        MHD_OPTION_THREAD_POOL_SIZE, limits.threads, MHD_OPTION_CONNECTION_LIMIT,
        limits.connections, MHD_OPTION_CONNECTION_TIMEOUT, limits.idleSeconds,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, std::size_t(96 * 1024), MHD_OPTION_NOTIFY_COMPLETED,
        onDone, &context, MHD_OPTION_URI_LOG_CALLBACK, onTarget, nullptr,
        MHD_OPTION_UNESCAPE_CALLBACK, keepEscapes, nullptr, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_EXTERNAL_LOGGER, ignoreLog, nullptr, MHD_OPTION_END);
    if (!daemon) {
        close(socket);
        return false;
    }
    daemons.push_back(daemon);
    return true;
}

HttpServer::Parts::~Parts()
{
    for (MHD_Daemon *daemon : daemons)
        MHD_stop_daemon(daemon);
}

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }

HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(unsigned short port, Guard guard,
                                                       Handle handle, Limits limits)
{
    raiseFileLimit();
    const auto sockets = openSockets(port);
    if (!sockets)
        return cannotListen(port, sockets.error());
    auto parts = std::make_unique<Parts>();
    parts->port = sockets->port;
    parts->context.guard = std::move(guard);
    parts->context.guard.port = sockets->port;
    parts->context.handle = std::move(handle);
    parts->context.limits = limits;
    const bool serves = parts->serve(sockets->v4);
    if (sockets->v6 >= 0 && serves)
        parts->serve(sockets->v6);
    if (!serves) {
        if (sockets->v6 >= 0)
            close(sockets->v6);
        return cannotListen(port, EAGAIN);
    }
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

unsigned short HttpServer::port() const
{
    return m_parts->port;
}

} // namespace localgms
