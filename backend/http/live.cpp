#include "http/live.h"

#include <algorithm>

namespace sanad {
namespace {

bool has(const std::vector<std::string>& list, std::string_view item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

bool takes_calls(const std::vector<std::string>& scopes) {
    return std::any_of(scopes.begin(), scopes.end(),
        [](const std::string& scope) { return scope.starts_with("contact_take."); });
}

constexpr std::size_t most_remembered = 1000;

LiveHub::Message text(std::string message) {
    return std::make_shared<const std::string>(std::move(message));
}

// The permit whose scope decides who hears of this kind; empty: nobody.
std::string_view read_permit(std::string_view kind) {
    if (kind == "contact") return "contact_read";
    if (kind == "call") return "queue_read";
    if (kind == "callback") return "callback_read";
    if (kind == "help" || kind == "notes") return "help_read";
    if (kind == "complaint") return "complaint_read";
    if (kind == "person") return "identity_read";
    if (kind == "party") return "party_read";
    if (kind == "service_referral") return "service_referral_read";
    if (kind == "organisation") return "directory_read";
    if (kind == "shift_sheet") return "shift_sheet_read";
    if (kind == "user") return "user_read";
    if (kind == "session") return "session_list";
    if (kind == "factor_reset") return "factor_reset";
    return {};
}

}  // namespace

bool may_hear(const Viewer& viewer, const LiveEvent& event) {
    // Calls, help and hand-overs are for everyone of the unit who takes calls, whoever's they become.
    bool shared = event.kind == "call" || event.kind == "help" || event.kind == "handover";
    if (shared && event.unit_id == viewer.unit_id && takes_calls(viewer.scopes)) return true;
    std::string permit(read_permit(event.kind));
    if (permit.empty()) return false;
    if (has(viewer.scopes, permit + ".all")) return true;
    if (has(viewer.scopes, permit + ".own") && event.actor == viewer.user_id) return true;
    if (!event.unit_id || !has(viewer.site_units, *event.unit_id)) return false;
    return has(viewer.scopes, permit + ".shift") || has(viewer.scopes, permit + ".site") ||
           has(viewer.scopes, permit + ".asg");
}

std::string message(const LiveEvent& event) {
    std::string place = event.seq ? R"("seq":)" + std::to_string(event.seq) + "," : "";
    return "{" + place + R"("kind":")" + event.kind + R"(","id":")" + event.id + "\"}";
}

std::uint64_t LiveHub::join(Viewer viewer, Ear ear, std::optional<std::int64_t> after) {
    std::lock_guard lock(guard_);
    ear.push(text(R"({"kind":"hello","seq":)" + std::to_string(last_seq_) + "}"));
    bool known = after && *after >= forgotten_ && *after <= last_seq_;
    if (after && !known) ear.push(text(R"({"kind":"resync"})"));
    for (const LiveEvent& event : recent_)
        if (known && event.seq > *after && may_hear(viewer, event)) ear.push(text(message(event)));
    listeners_.emplace(next_, Listener{std::move(viewer), std::move(ear)});
    return next_++;
}

void LiveHub::leave(std::uint64_t id) {
    std::lock_guard lock(guard_);
    listeners_.erase(id);
}

void LiveHub::publish(std::vector<LiveEvent> events, std::int64_t upto) {
    std::lock_guard lock(guard_);
    last_seq_ = std::max(last_seq_, upto);
    for (LiveEvent& event : events) {
        Message said = text(message(event));
        for (auto& [id, listener] : listeners_)
            if (may_hear(listener.viewer, event)) listener.ear.push(said);
        recent_.push_back(std::move(event));
        if (recent_.size() <= most_remembered) continue;
        forgotten_ = recent_.front().seq;
        recent_.pop_front();
    }
}

void LiveHub::mention(const LiveEvent& event) {
    std::lock_guard lock(guard_);
    Message said = text(message(event));
    for (auto& [id, listener] : listeners_)
        if (may_hear(listener.viewer, event)) listener.ear.push(said);
}

void LiveHub::restart_at(std::int64_t seq) {
    std::lock_guard lock(guard_);
    last_seq_ = forgotten_ = seq;
    recent_.clear();
    for (auto& [id, listener] : listeners_) listener.ear.push(text(R"({"kind":"resync"})"));
}

std::int64_t LiveHub::last_seq() const {
    std::lock_guard lock(guard_);
    return last_seq_;
}

void LiveHub::end_session(const std::string& session_id) {
    std::lock_guard lock(guard_);
    for (auto& [id, listener] : listeners_)
        if (listener.viewer.session_id == session_id) listener.ear.end();
}

std::vector<std::string> LiveHub::sessions() const {
    std::lock_guard lock(guard_);
    std::vector<std::string> ids;
    for (const auto& [id, listener] : listeners_) ids.push_back(listener.viewer.session_id);
    return ids;
}

}  // namespace sanad
