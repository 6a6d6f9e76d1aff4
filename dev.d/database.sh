# Databases of the private cluster: sanad (the one ./dev up serves) and sanad_template (copied by every test).

psql_in() {
    local name=$1
    shift
    PGHOST=$(cat "$run/sock.path") PGOPTIONS='-c client_min_messages=warning' \
        "$pg/psql" -X -q -U postgres -d "$name" -v ON_ERROR_STOP=1 "$@"
}
answer() { psql_in "$1" -At -c "$2"; }

percent_encoded() { node -p 'encodeURIComponent(process.argv[1])' "$1"; }
db_hash() { find db/migrations db/always db/seed -type f ! -name '.*' -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-16; }

# Migrations go forward only; functions, policies, grants and lists are laid anew each time.
db_migrate() {
    local name=$1 url
    [[ $(answer postgres "select count(*) from pg_database where datname = '$name'") == 1 ]] ||
        answer postgres "create database \"$name\""
    url="postgres://postgres@/$name?host=$(percent_encoded "$(cat .run/sock.path)")"
    node_modules/.bin/dbmate --url "$url" --migrations-dir db/migrations --no-dump-schema migrate
    local file always=()
    for file in db/always/*.sql; do always+=(-f "$file"); done
    psql_in "$name" -1 "${always[@]}"
    (cd db/seed && psql_in "$name" -1 -f load.sql -f places.sql)
    answer postgres "comment on database \"$name\" is '$(db_hash)'"
}

db_is_fresh() {
    [[ $(answer postgres "select shobj_description(oid, 'pg_database') from pg_database where datname = '$1'") == "$(db_hash)" ]]
}

db_template() {
    db_is_fresh sanad_template && return
    db_drop sanad_template
    db_drop sanad_template_new
    db_migrate sanad_template_new
    answer postgres 'alter database sanad_template_new rename to sanad_template'
    answer postgres 'alter database sanad_template is_template true'
}

db_drop() {
    answer postgres "update pg_database set datistemplate = false where datname = '$1'"
    answer postgres "drop database if exists \"$1\" with (force)"
}

# schema.sql is for reading and for review: what the migrations and db/always come to.
db_schema() {
    echo '-- Made by ./dev db schema from db/migrations and db/always: read it, do not edit it. Owner of everything: sanad_owner.'
    PGHOST=$(cat .run/sock.path) "$pg/pg_dump" -U postgres -d sanad_template --schema-only --no-owner --exclude-schema public |
        sed -e '/^--/d' -e '/^\\\(un\)\?restrict /d' -e '/^SE\(T\|LECT pg_catalog\)/d' |
        cat -s
}

db() {
    local action=${1:-help}
    shift || true
    case $action in
        migrate) db_migrate "${1:-sanad}" ;;
        reset)
            backend_stop
            db_drop sanad
            rm -f .run/demo.json
            db_migrate sanad
            ;;
        psql) PGHOST=$(cat .run/sock.path) exec "$pg/psql" -U postgres "${1:-sanad}" "${@:2}" ;;
        schema)
            db_template
            db_schema >.run/schema.sql
            mv .run/schema.sql db/schema.sql
            ;;
        template) db_template ;;
        *) fail "usage: ./dev db migrate [NAME] | reset | psql [NAME] | schema | template" ;;
    esac
}
