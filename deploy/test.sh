#!/usr/bin/env bash
# The counted suite "deploy": unit file, scripts, installer's plan, backup and restore. Run by ./dev test, which sets SANAD_*.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
failed=0
rule() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        echo "ok - $name"
    else
        echo "not ok - $name"
        sed 's/^/# /' <<<"$output"
        failed=1
    fi
}

scripts_parse() { local script; for script in *.sh; do bash -n "$script" || return; done; }
exposure_is_low() { systemd-analyze security --offline=true --threshold=20 --no-pager backend.service; }
plan_changes_nothing() { ./install.sh --dry-run --server sanad.example.org >/dev/null && [[ ! -e /etc/sanad || -e /etc/sanad/backend.env ]]; }
environment_is_whole() {
    local name
    for name in $(grep -rhoE '"SANAD_[A-Z_]+"' ../backend | tr -d '"' | sort -u); do
        grep -q "^$name=" backend.env.example || [[ $name == SANAD_KEYS ]] || { echo "$name is not in backend.env.example"; return 1; }
    done
}

rule "scripts parse" scripts_parse
if command -v systemd-analyze >/dev/null; then
    rule "systemd-analyze security: exposure of at most 2.0" exposure_is_low
else
    echo "ok - exposure # SKIP no systemd-analyze here"
fi
rule "install.sh --dry-run plans and changes nothing" plan_changes_nothing
rule "backend.env.example names every setting" environment_is_whole

# A database with somebody in it and something said, so that there is something to lose.
database=sanad_t_deploy_$$
work=$(mktemp -d)
tls=$SANAD_ROOT/.run/tls
export PGHOST=$SANAD_SOCKET_DIR PGPORT=5432 PGUSER=postgres SANAD_KEYS=$SANAD_ROOT/.run/keys
export SANAD_CERT=$tls/cert.pem SANAD_CERT_KEY=$tls/key.pem SANAD_WEB=$SANAD_ROOT/web/dist NODE_EXTRA_CA_CERTS=$tls/ca.pem
trap 'dropdb --if-exists --force "$database"; rm -rf "$work"' EXIT
createdb --template sanad_template "$database"
someone() {
    SANAD_DATABASE="host='$PGHOST' dbname=$database user=postgres" "$SANAD_BACKEND" \
        user add someone --display "Someone" --unit HOTLINE_A --role HOTLINE_OPERATOR --enrolled >"$work/story"
}
rule "an account is made on the host" someone
rule "a complaint is recorded" node story.mjs record "$database" "$work/story"
printf '#!/bin/sh\nexec node "%s/story.mjs" read "$1" "%s/story"\n' "$PWD" "$work" >"$work/read"
chmod +x "$work/read"
SANAD_RESTORE_CHECK=$work/read ./restore-test.sh "$database" || failed=1
exit $failed
