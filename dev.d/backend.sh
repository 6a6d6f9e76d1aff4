# The backend that ./dev up leaves running, and the invented people who sign in to it.

backend_environment() {
    export SANAD_LISTEN=127.0.0.1:$port SANAD_METRICS=127.0.0.1:$((port + 1000)) SANAD_ORIGIN=https://localhost:$port
    export SANAD_DATABASE="host='$(cat .run/sock.path)' dbname=sanad user=${1:-app}" SANAD_KEYS=$run/keys
    export SANAD_CERT=$run/tls/cert.pem SANAD_CERT_KEY=$run/tls/key.pem SANAD_WEB=$PWD/web/dist
}

# Prints the process id of the backend that `up` started, if it still runs.
backend_pid() {
    local pid
    pid=$(cat .run/backend.pid 2>/dev/null) && [[ $(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") == *"/backend serve "* ]] && echo "$pid"
}

backend_stop() {
    local pid
    pid=$(backend_pid) || return 0
    kill "$pid"
    for _ in {1..350}; do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
    rm -f .run/backend.pid
}

backend_start() {
    local stamp pid busy
    stamp=$(stat -c %Y "build/$preset/backend" web/dist/index.html | tr '\n' ' ')$port
    if backend_pid >/dev/null && [[ $stamp == "$(cat .run/backend.stamp 2>/dev/null)" ]]; then return; fi
    backend_stop
    for busy in "$port" $((port + 1000)); do
        ! (exec 3<>"/dev/tcp/127.0.0.1/$busy") 2>/dev/null ||
            fail "Port $busy is taken by another program. Choose another one: SANAD_PORT=$((port + 100)) ./dev up"
    done
    [[ ! -f .run/backend.log ]] || mv .run/backend.log .run/backend.log.1
    (backend_environment && umask 077 && exec setsid "build/$preset/backend" serve </dev/null >.run/backend.log 2>&1 9>&-) &
    pid=$!
    echo $pid >.run/backend.pid
    for _ in {1..600}; do
        if grep -q '"event":"listening"' .run/backend.log 2>/dev/null; then
            printf %s "$stamp" >.run/backend.stamp
            return
        fi
        kill -0 $pid 2>/dev/null || break
        sleep 0.1
    done
    cat .run/backend.log >&2
    fail "The backend did not start; its log is .run/backend.log"
}

demo_users() { backend_environment postgres && answer sanad 'select name from access.account' | node dev.d/demo.mjs add "build/$preset/backend"; }
