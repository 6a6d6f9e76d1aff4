# Private PostgreSQL 15 clusters, each in a folder of its own: DIR/pg (data, server.log), DIR/sock.path (its Unix socket's folder).
# Tests make throw-away ones the same way: ./dev cluster start|stop|remove DIR

pg=/usr/lib/postgresql/15/bin  # never the one in PATH: another version may be in use on this machine

# PostgreSQL refuses to run as root.
as_postgres() { if ((EUID == 0)); then (cd / && runuser -u postgres -- "$@"); else (cd / && "$@"); fi; }

private_dir() {
    if ((EUID == 0)); then
        install -d -m 700 -o postgres -g postgres "$1"
    else
        mkdir -p -m 700 "$1"
        [[ -O $1 ]] || fail "$1 belongs to somebody else"
    fi
}

path_hash() { printf %s "$1" | sha256sum | cut -c1-12; }

cluster_start() {
    local dir sock short=${XDG_RUNTIME_DIR:-/tmp}/sanad
    mkdir -p "$1"
    dir=$(readlink -f "$1")
    if ((EUID == 0)); then
        chmod o+x "$dir"
        short=/run/sanad-dev
    fi
    # A socket's path holds some 100 bytes, and root's folders may be closed to the user postgres.
    sock=$dir/sock
    if ((${#sock} > 88)) || [[ $sock =~ [^A-Za-z0-9_./\ -] ]] || ! as_postgres test -x "$dir"; then
        sock=$short-$(path_hash "$dir")
    fi
    [[ -e $dir/pg/PG_VERSION ]] || cluster_create "$dir"
    private_dir "$sock"
    local data try
    data=$(readlink -f "$dir/pg")
    cluster_settings "$sock" | as_postgres tee "$data/postgresql.conf" >/dev/null 2>&1 ||
        fail "$data belongs to another user; run as that user, or remove $dir"
    for try in {1..20}; do  # after a kill the old processes may take a moment to go
        "$pg/pg_isready" -q -h "$sock" && break
        ((try < 20)) || fail "PostgreSQL does not start; see $data/server.log"
        if as_postgres "$pg/pg_ctl" status -D "$data" >/dev/null || ! server_start "$data"; then sleep 0.3; fi
    done
    printf '%s\n' "$sock" >"$dir/sock.path"
    printf '%s\n' "$sock"
}

# From inside the folder: pg_ctl hands its paths to a shell, and a folder's name may hold quotes.
server_start() (
    cd "$1"
    start=("$pg/pg_ctl" start -D . -w -t 60 -s -l server.log)
    ((EUID != 0)) || start=(runuser -u postgres -- "${start[@]}")
    exec "${start[@]}" </dev/null >&2 9>&-
)

cluster_create() {
    local dir=$1 home=$1/pg
    if ! as_postgres test -x "$dir"; then
        home=/var/lib/sanad-dev/$(path_hash "$dir")
        install -d -m 711 /var/lib/sanad-dev
        [[ ! -d $home ]] || as_postgres "$pg/pg_ctl" stop -D "$home" -m immediate -s >&2 || true
        ln -sfn "$home" "$dir/pg"
    fi
    rm -rf "$home" "$home.new"
    private_dir "$home.new"
    as_postgres "$pg/initdb" --pgdata "$home.new" --username postgres --auth trust --data-checksums --encoding UTF8 \
        --locale C.UTF-8 --no-sync --no-instructions >/dev/null
    mv "$home.new" "$home"
}

# Trust is safe here: only the owner of the socket's folder can reach it. No setting may put a value somebody typed into the log.
cluster_settings() {
    cat <<CONF
listen_addresses = ''
unix_socket_directories = '"$1"'
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 256MB
wal_compression = on
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_checkpoints = off
log_statement = 'none'
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_min_error_statement = panic
log_error_verbosity = terse
CONF
}

cluster_stop() {
    [[ -e $1/pg/PG_VERSION ]] || return 0
    local data
    data=$(readlink -f "$1/pg")
    as_postgres "$pg/pg_ctl" status -D "$data" >/dev/null || return 0
    as_postgres "$pg/pg_ctl" stop -D "$data" -m "${2:-fast}" -w -s
}

cluster_remove() {
    cluster_stop "$1" immediate
    [[ ! -e $1/sock.path ]] || rm -rf "$(cat "$1/sock.path")"
    [[ ! -e $1/pg ]] || rm -rf "$(readlink -f "$1/pg")"
    rm -rf "$1/pg" "$1/sock.path"
}
