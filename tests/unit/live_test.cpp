// The live stream: who may hear of what, and what somebody who comes back is told.
#include <gtest/gtest.h>

#include "http/live.h"

namespace sanad {
namespace {

Viewer viewer(std::vector<std::string> scopes) {
    return {"session 1", "me", "unit a", {"unit a", "unit b"}, std::move(scopes)};
}

TEST(MayHear, HasTheReachOfTheReadPermit) {
    struct Case {
        const char *scope, *kind, *actor, *unit;
        bool heard;
    };
    const Case cases[] = {
        {"complaint_read.own", "complaint", "me", "unit a", true},
        {"complaint_read.own", "complaint", "me", "unit z", true},
        {"complaint_read.own", "complaint", "other", "unit a", false},
        {"complaint_read.shift", "complaint", "other", "unit a", true},
        {"complaint_read.shift", "complaint", "other", "unit b", true},
        {"complaint_read.shift", "complaint", "other", "unit c", false},
        {"complaint_read.site", "complaint", "other", "unit b", true},
        {"complaint_read.site", "complaint", "other", "unit c", false},
        {"complaint_read.all", "complaint", "other", "unit c", true},
        {"complaint_read.all", "complaint", nullptr, nullptr, true},
        {"complaint_read.site", "complaint", nullptr, nullptr, false},
        {"complaint_read.own", "complaint", nullptr, "unit a", false},
        {"complaint_read.meta", "complaint", "me", "unit a", false},
        {"complaint_read.asg", "complaint", "other", "unit a", true},
        {"complaint_read.asg", "complaint", "other", "unit c", false},
        {"complaint_read.site", "contact", "me", "unit a", false},
        {"contact_read.shift", "contact", "other", "unit a", true},
        {"contact_read.shift", "complaint", "other", "unit a", false},
        {"contact_take.own", "call", "other", "unit a", true},
        {"contact_take.shift", "call", "other", "unit b", false},
        {"contact_read.shift", "call", "other", "unit a", false},
        {"queue_read.site", "call", "other", "unit b", true},
        {"contact_take.own", "help", "other", "unit a", true},
        {"contact_take.own", "help", "other", "unit b", false},
        {"help_read.site", "help", "other", "unit b", true},
        {"contact_take.own", "handover", "other", "unit a", true},
        {"contact_read.shift", "handover", "other", "unit b", false},
        {"help_read.own", "notes", nullptr, "unit a", false},
        {"contact_take.own", "notes", nullptr, "unit a", false},
        {"help_read.shift", "notes", nullptr, "unit a", true},
        {"help_read.shift", "notes", nullptr, "unit c", false},
        {"user_read.all", "user", "other", "unit z", true},
        {"user_edit.all", "user", "other", "unit z", false},
        {"session_list.all", "session", "other", "unit z", true},
        {"factor_reset.all", "factor_reset", "other", "unit z", true},
        {"complaint_read.all", "file", "me", "unit a", false},  // a kind nobody has a permit for
        {"complaint_read.all", "", "me", "unit a", false},
        {"code_read.all", "complaint", "me", "unit a", false},
    };
    auto maybe = [](const char* text) {
        return text ? std::optional<std::string>(text) : std::nullopt;
    };
    for (const Case& each : cases)
        EXPECT_EQ(may_hear(viewer({each.scope}),
                      {1, each.kind, "id", maybe(each.unit), maybe(each.actor)}),
            each.heard)
            << each.scope << " " << each.kind << " " << (each.actor ? each.actor : "-") << " "
            << (each.unit ? each.unit : "-");
    EXPECT_FALSE(may_hear(viewer({}), {1, "complaint", "id", "unit a", "me"}));
    EXPECT_TRUE(may_hear(viewer({"x.y", "complaint_read.own", "complaint_read.shift"}),
        {1, "complaint", "id", "unit a", "other"}));
}

TEST(LiveMessage, TellsThatNotWhat) {
    EXPECT_EQ(message({7, "complaint", "0192", "unit a", "me"}),
        R"({"seq":7,"kind":"complaint","id":"0192"})");
}

// Somebody who listens, and what was said to them: kinds and numbers.
struct Listening {
    std::vector<std::string> heard;
    bool ended = false;

    LiveHub::Ear ear() {
        return {
            [this](LiveHub::Message said) { heard.push_back(*said); }, [this] { ended = true; }};
    }
    std::string all() const {
        std::string text;
        for (const std::string& each : heard) text += each + "\n";
        return text;
    }
};

std::string hello(int seq) { return R"({"kind":"hello","seq":)" + std::to_string(seq) + "}\n"; }
std::string told(int seq) {
    return R"({"seq":)" + std::to_string(seq) + R"(,"kind":"complaint","id":"c"})" + "\n";
}
const std::string resync = "{\"kind\":\"resync\"}\n";

LiveEvent event(int seq, const char* unit = "unit a") {
    return {seq, "complaint", "c", unit, "other"};
}
const Viewer shift = viewer({"complaint_read.shift"});

TEST(LiveHub, SaysHelloThenWhatHappens) {
    LiveHub hub;
    hub.restart_at(10);
    Listening one;
    hub.join(shift, one.ear(), std::nullopt);
    hub.publish({event(12), event(13, "unit z"), event(15)}, 15);
    EXPECT_EQ(one.all(), hello(10) + told(12) + told(15));
    EXPECT_EQ(hub.last_seq(), 15);
}

TEST(LiveHub, ResumesFromTheLastNumber) {
    LiveHub hub;
    hub.restart_at(10);
    hub.publish({event(11), event(12), event(13, "unit z"), event(14)}, 14);
    Listening at_11, at_14, at_10;
    hub.join(shift, at_11.ear(), 11);
    hub.join(shift, at_14.ear(), 14);
    hub.join(shift, at_10.ear(), 10);
    EXPECT_EQ(at_11.all(), hello(14) + told(12) + told(14));
    EXPECT_EQ(at_14.all(), hello(14));
    EXPECT_EQ(at_10.all(), hello(14) + told(11) + told(12) + told(14));
}

TEST(LiveHub, AsksToFetchAgainWhatItCantTell) {
    LiveHub hub;
    hub.restart_at(10);
    hub.publish({event(11), event(12)}, 12);
    Listening before, ahead;
    hub.join(shift, before.ear(), 9);
    hub.join(shift, ahead.ear(), 13);  // another node was further, or the database is another one
    EXPECT_EQ(before.all(), hello(12) + resync);
    EXPECT_EQ(ahead.all(), hello(12) + resync);
}

TEST(LiveHub, RemembersOnlySoMuch) {
    LiveHub hub;
    hub.restart_at(0);
    for (int seq = 1; seq <= 1500; ++seq) hub.publish({event(seq)}, seq);
    Listening old, recent;
    hub.join(shift, old.ear(), 400);
    hub.join(shift, recent.ear(), 600);
    EXPECT_EQ(old.all(), hello(1500) + resync);
    EXPECT_EQ(recent.heard.size(), 1u + 900u);
}

// Reads are links of the chain too, and make no event.
TEST(LiveHub, MovesOnPastWhatNobodyHears) {
    LiveHub hub;
    hub.restart_at(10);
    hub.publish({event(11)}, 40);
    hub.publish({}, 90);
    EXPECT_EQ(hub.last_seq(), 90);
    Listening one, between;
    hub.join(shift, one.ear(), 10);
    hub.join(shift, between.ear(), 60);
    EXPECT_EQ(one.all(), hello(90) + told(11));
    EXPECT_EQ(between.all(), hello(90));
}

TEST(LiveHub, MentionsWithoutANumberAndOnlyNow) {
    LiveHub hub;
    hub.restart_at(10);
    Listening one, later;
    hub.join(shift, one.ear(), std::nullopt);
    hub.mention({0, "complaint", "id", "unit a", std::nullopt});
    hub.mention({0, "complaint", "id", "unit c", std::nullopt});
    hub.join(shift, later.ear(), 10);
    EXPECT_EQ(one.all(), hello(10) + R"({"kind":"complaint","id":"id"})" + "\n");
    EXPECT_EQ(later.all(), hello(10));
}

TEST(LiveHub, AfterAGapEverybodyFetchesAgain) {
    LiveHub hub;
    hub.restart_at(10);
    Listening one, back;
    hub.join(shift, one.ear(), std::nullopt);
    hub.publish({event(11)}, 11);
    hub.restart_at(20);
    EXPECT_EQ(one.all(), hello(10) + told(11) + resync);
    hub.join(shift, back.ear(), 11);
    EXPECT_EQ(back.all(), hello(20) + resync);
}

TEST(LiveHub, EndsTheStreamsOfASession) {
    LiveHub hub;
    Listening mine, also_mine, other;
    Viewer another = shift;
    another.session_id = "session 2";
    hub.join(shift, mine.ear(), std::nullopt);
    hub.join(shift, also_mine.ear(), std::nullopt);
    hub.join(another, other.ear(), std::nullopt);
    EXPECT_EQ(hub.sessions().size(), 3u);
    hub.end_session("session 1");
    EXPECT_TRUE(mine.ended && also_mine.ended && !other.ended);
    hub.end_session("no such session");
    EXPECT_FALSE(other.ended);
}

TEST(LiveHub, SaysNothingToWhoHasLeft) {
    LiveHub hub;
    Listening one, other;
    auto id = hub.join(shift, one.ear(), std::nullopt);
    hub.join(shift, other.ear(), std::nullopt);
    hub.leave(id);
    hub.leave(id);
    hub.publish({event(1)}, 1);
    EXPECT_EQ(one.heard.size(), 1u);
    EXPECT_EQ(other.heard.size(), 2u);
}

}  // namespace
}  // namespace sanad
