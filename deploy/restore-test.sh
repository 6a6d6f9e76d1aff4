#!/usr/bin/env bash
# restore-test.sh [DATABASE]: backs a database up under a throw-away key, restores it beside the original, compares every
# table and checks the audit chain of the copy. Prints a TAP line each. For CI, and for the weekly drill on a quiet host.
set -euo pipefail
export PGPORT=${PGPORT:-$(sed -n 's/^PGPORT=//p' /etc/sanad/backend.env 2>/dev/null)}
cd "$(dirname "$(readlink -f "$0")")"
bin=/usr/lib/postgresql/15/bin
database=${1:-sanad}
copy=sanad_restored_$$
work=$(mktemp -d)
trap '"$bin/dropdb" --if-exists --force "$copy"; rm -rf "$work"' EXIT

failed=0
rule() {
    local name=$1
    shift
    if "$@" >"$work/output" 2>&1; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        sed 's/^/# /' "$work/output"
        failed=1
    fi
}

backup() {
    SANAD_BACKUP_DATABASE=$database SANAD_BACKUP_DIR=$work SANAD_BACKUP_RECIPIENTS=$work/recipients ./backup.sh >"$work/path"
}
sealed() { [[ $(head -c 18 "$backup_file") == age-encryption.org ]] && ! grep -qa -e PGDMP -e sanad_owner "$backup_file"; }
refuses_other_key() { age-keygen -o "$work/other" && ! ./restore.sh "$backup_file" "${copy}_other" "$work/other"; }
refuses_damage() {
    cp "$backup_file" "$work/damaged"
    printf 'x' | dd of="$work/damaged" bs=1 seek=$(($(stat -c %s "$backup_file") / 2)) conv=notrunc status=none
    ! ./restore.sh "$work/damaged" "${copy}_damaged" "$work/identity"
}
# Every table with its row count and a digest of its rows, whatever their order.
contents() {
    local table
    "$bin/psql" -X -At -d "$1" -c "select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1" |
        while read -r table; do
            "$bin/psql" -X -At -d "$1" </dev/null -c "select '$table', count(*), sum(hashtextextended(t::text, 0)::numeric) from only $table t"
        done
}
same_contents() {
    contents "$database" >"$work/before"
    contents "$copy" >"$work/after"
    [[ $(wc -l <"$work/before") -ge 20 ]] && diff "$work/before" "$work/after"
}
rules() { "$bin/pg_dump" --schema-only "$1" | grep -v '^\\'; }
same_rules() { diff <(rules "$database") <(rules "$copy"); }
audit_verifies() { SANAD_DATABASE="host='${PGHOST:-/run/postgresql}' dbname=$copy user=postgres" "$SANAD_BACKEND" audit verify; }

age-keygen -o "$work/identity" 2>/dev/null
age-keygen -y "$work/identity" >"$work/recipients"
rule "a backup is made" backup
backup_file=$(cat "$work/path")
rule "nothing of it can be read without the key" sealed
rule "another key opens nothing" refuses_other_key
rule "a damaged backup is refused whole" refuses_damage
rule "it is restored" ./restore.sh "$backup_file" "$copy" "$work/identity"
rule "every table holds the same rows" same_contents
rule "policies, triggers and grants are the same" same_rules
rule "the copy's audit chain verifies" audit_verifies
[[ -z ${SANAD_RESTORE_CHECK:-} ]] || rule "what was said can be read in the copy" "$SANAD_RESTORE_CHECK" "$copy"
exit $failed
