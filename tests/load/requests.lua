-- wrk: requests from a file, one a line ("GET path" or "POST path body"), each POST with an Idempotency-Key of its own.
-- Written for one thread. The last line printed is JSON.
local host = os.getenv("LOAD_HOST")
local common = "Host: " .. host .. "\r\nCookie: " .. os.getenv("LOAD_COOKIE") .. "\r\n"
local heads, tails, at, sent = {}, {}, 0, 0
math.randomseed(os.time() * 1000 + tonumber(os.getenv("LOAD_SEED")))
local run = string.format("%08x-%04x-4%03x-8%03x-", math.random(0, 0x7fffffff), math.random(0, 0xffff), math.random(0, 0xfff), math.random(0, 0xfff))

function init()
    for line in io.lines(os.getenv("LOAD_REQUESTS")) do
        local verb, path, body = line:match("^(%u+) (%S+) ?(.*)$")
        local head = verb .. " " .. path .. " HTTP/1.1\r\n" .. common
        if verb == "POST" then
            heads[#heads + 1] = head .. "X-Sanad: 1\r\nContent-Type: application/json\r\nContent-Length: " .. #body .. "\r\nIdempotency-Key: "
            tails[#tails + 1] = "\r\n\r\n" .. body
        else
            heads[#heads + 1] = head .. "\r\n"
        end
    end
end

function request()
    at = at % #heads + 1
    local tail = tails[at]
    if not tail then return heads[at] end
    sent = sent + 1
    return heads[at] .. run .. string.format("%012x", sent) .. tail
end

function done(summary, latency)
    local e = summary.errors
    io.write(string.format('{"requests":%d,"us":%d,"p50_us":%d,"p95_us":%d,"p99_us":%d,"max_us":%d,"bad_status":%d,"broken":%d}\n',
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max, e.status,
        e.connect + e.read + e.write + e.timeout))
end
