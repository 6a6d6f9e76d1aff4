// liboath checks the codes, libqrencode draws the picture.
#include "crypto/totp.h"

#include <liboath/oath.h>
#include <qrencode.h>

#include <ctime>
#include <memory>
#include <stdexcept>

#include "crypto/bytes.h"

namespace sanad {

std::string new_totp_secret() { return random_bytes(20); }

std::string base32(const std::string& bytes) {
    char* text = nullptr;
    std::size_t length = 0;
    if (oath_base32_encode(bytes.data(), bytes.size(), &text, &length) != OATH_OK)
        throw std::runtime_error("base32");
    std::string encoded(text, length);
    free(text);
    while (encoded.ends_with('=')) encoded.pop_back();
    return encoded;
}

std::optional<std::int64_t> totp_step(const std::string& secret, const std::string& code) {
    if (code.size() != 6) return std::nullopt;
    std::time_t now = std::time(nullptr);
    int offset = 0;
    std::uint64_t counter = 0;
    int found =
        oath_totp_validate3(secret.data(), secret.size(), now, OATH_TOTP_DEFAULT_TIME_STEP_SIZE,
            OATH_TOTP_DEFAULT_START_TIME, 1, &offset, &counter, code.c_str());
    if (found < 0) return std::nullopt;
    return static_cast<std::int64_t>(counter);
}

std::string totp_uri(const std::string& secret, const std::string& account) {
    return "otpauth://totp/Sanad:" + account + "?secret=" + base32(secret) + "&issuer=Sanad";
}

std::string qr_svg(const std::string& text) {
    std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    if (!code) throw std::runtime_error("no QR code");
    int side = code->width + 8;  // four modules of quiet zone all around, ISO/IEC 18004
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " +
                      std::to_string(side) + " " + std::to_string(side) +
                      "\"><path fill=\"#fff\" d=\"M0 0h" + std::to_string(side) + "v" +
                      std::to_string(side) + "H0z\"/><path d=\"";
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                svg += "M" + std::to_string(x + 4) + " " + std::to_string(y + 4) + "h1v1h-1z";
    return svg + "\"/></svg>";
}

}  // namespace sanad
