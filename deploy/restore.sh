#!/usr/bin/env bash
# restore.sh FILE DATABASE [IDENTITY]: decrypts a backup with an age private key into a new database, all of it or nothing.
set -euo pipefail
export PGPORT=${PGPORT:-$(sed -n 's/^PGPORT=//p' /etc/sanad/backend.env 2>/dev/null)}
bin=/usr/lib/postgresql/15/bin
[[ $# -ge 2 ]] || { echo "usage: restore.sh FILE DATABASE [IDENTITY]" >&2; exit 2; }
file=$1 database=$2 identity=${3:-/root/sanad-backup.key}

query() { "$bin/psql" -X -q -v ON_ERROR_STOP=1 -d postgres -c "$1"; }
query "do \$\$ begin
    if not exists (select from pg_roles where rolname = 'sanad_owner') then create role sanad_owner nologin; end if;
    if not exists (select from pg_roles where rolname = 'app') then create role app login; end if;
end \$\$"
query "create database \"$database\""
age --decrypt --identity "$identity" "$file" |
    "$bin/pg_restore" --exit-on-error --single-transaction --dbname="$database" ||
    { query "drop database \"$database\""; echo "Nothing was restored." >&2; exit 1; }
query "grant create on database \"$database\" to sanad_owner"
