// libargon2 with our own memory: page faults of fresh memory cost three times the hash itself.
#include "crypto/password.h"

#include <argon2.h>
#include <openssl/crypto.h>
#include <sys/mman.h>

#include <new>
#include <stdexcept>

#include "crypto/bytes.h"

namespace sanad {
namespace {

constexpr std::uint32_t memory_kib = 64 * 1024;
constexpr std::uint32_t passes = 3;
constexpr std::size_t arena_size = std::size_t{memory_kib} * 1024;

// libargon2's allocator has no user pointer: the arena of the thread that hashes.
thread_local void* arena_in_use = nullptr;

int take(std::uint8_t** memory, std::size_t bytes) {
    if (bytes > arena_size) return ARGON2_MEMORY_ALLOCATION_ERROR;
    *memory = static_cast<std::uint8_t*>(arena_in_use);
    return ARGON2_OK;
}

void give_back(std::uint8_t*, std::size_t) {}

}  // namespace

Arena::Arena()
    : memory_(
          mmap(nullptr, arena_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {
    if (memory_ == MAP_FAILED) throw std::bad_alloc();
    madvise(memory_, arena_size, MADV_HUGEPAGE);
    madvise(memory_, arena_size, MADV_DONTDUMP);
}

Arena::~Arena() { munmap(memory_, arena_size); }

void Arena::rest() { madvise(memory_, arena_size, MADV_DONTNEED); }

std::string Arena::run(std::string_view passphrase, std::string_view salt) {
    std::string tag(32, '\0');
    std::string pass(passphrase), salted(salt);
    argon2_context context{};
    context.out = reinterpret_cast<std::uint8_t*>(tag.data());
    context.outlen = static_cast<std::uint32_t>(tag.size());
    context.pwd = reinterpret_cast<std::uint8_t*>(pass.data());
    context.pwdlen = static_cast<std::uint32_t>(pass.size());
    context.salt = reinterpret_cast<std::uint8_t*>(salted.data());
    context.saltlen = static_cast<std::uint32_t>(salted.size());
    context.t_cost = passes;
    context.m_cost = memory_kib;
    context.lanes = context.threads = 1;
    context.version = ARGON2_VERSION_13;
    context.allocate_cbk = take;
    context.free_cbk = give_back;
    arena_in_use = memory_;
    int result = argon2id_ctx(&context);
    OPENSSL_cleanse(pass.data(), pass.size());
    if (result != ARGON2_OK) throw std::runtime_error(argon2_error_message(result));
    return tag;
}

std::string Arena::hash(std::string_view passphrase) {
    std::string salt = random_bytes(16);
    return "argon2id$" + std::to_string(memory_kib) + "$" + std::to_string(passes) + "$" +
           hex(salt) + "$" + hex(run(passphrase, salt));
}

bool Arena::matches(std::string_view passphrase, const std::string& hash) {
    static const std::string dummy =
        "argon2id$65536$3$" + std::string(32, '0') + "$" + std::string(64, '0');
    const std::string& against = hash.empty() ? dummy : hash;
    std::size_t tag_at = against.rfind('$') + 1;
    std::size_t salt_at = against.rfind('$', tag_at - 2) + 1;
    std::string expected = from_hex(std::string_view(against).substr(tag_at));
    std::string tag =
        run(passphrase, from_hex(std::string_view(against).substr(salt_at, tag_at - 1 - salt_at)));
    return same_secret(expected, tag) && !hash.empty();
}

}  // namespace sanad
