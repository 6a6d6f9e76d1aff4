# ./dev calls: the simulated exchange of the demo. Its line is made when it is first used.

calls() {
    local line=demo-line
    backend_pid >/dev/null || fail "Nothing runs here: ./dev up first"
    backend_environment postgres
    [[ $(answer sanad "select count(*) from access.account where name = '$line'") == 1 ]] ||
        "build/$preset/backend" user add "$line" --display "Hotline (demo line)" --unit HOTLINE_A --role TELEPHONE >/dev/null
    SANAD_LINE=$line SANAD_LINE_SECRET=$("build/$preset/backend" telephone secret "$line") SANAD_URL=https://localhost:$port \
        SANAD_CA=$run/tls/ca.pem node_modules/.bin/tsx tests/tools/calls.ts "$@"
}
