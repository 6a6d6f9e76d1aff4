#include "http/metrics.h"

#include <prometheus/text_serializer.h>

#include <algorithm>

namespace sanad {
namespace {

prometheus::Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

}  // namespace

Metrics::Metrics()
    : connections(gauge(registry_, "sanad_connections", "Open TLS connections")),
      live_streams(gauge(registry_, "sanad_live_streams", "Open live streams")),
      seconds_(prometheus::BuildHistogram()
                   .Name("sanad_request_seconds")
                   .Help("Time from header to reply")
                   .Register(registry_)
                   .Add({}, prometheus::Histogram::BucketBoundaries{.001, .002, .005, .01, .02, .05,
                                .1, .2, .5, 1, 2, 5})),
      queue_(gauge(registry_, "sanad_database_queue", "Requests waiting for a database session")) {
    auto& family = prometheus::BuildCounter()
                       .Name("sanad_requests_total")
                       .Help("Replies by class")
                       .Register(registry_);
    for (int i = 1; i < 6; ++i) by_class_[i] = &family.Add({{"class", std::to_string(i) + "xx"}});
}

void Metrics::request(int status, double seconds) {
    by_class_[std::clamp(status / 100, 1, 5)]->Increment();
    seconds_.Observe(seconds);
}

std::string Metrics::text(std::size_t database_queue) {
    queue_.Set(static_cast<double>(database_queue));
    return prometheus::TextSerializer().Serialize(registry_.Collect());
}

}  // namespace sanad
