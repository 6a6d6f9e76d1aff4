// Counters for the operations people, in Prometheus' text form, served on their own loopback port.
#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <string>

namespace sanad {

class Metrics {
public:
    Metrics();
    void request(int status, double seconds);
    std::string text(std::size_t database_queue);

private:
    prometheus::Registry registry_;

public:
    prometheus::Gauge& connections;
    prometheus::Gauge& live_streams;

private:
    prometheus::Counter* by_class_[6] = {};
    prometheus::Histogram& seconds_;
    prometheus::Gauge& queue_;
};

}  // namespace sanad
