#!/usr/bin/env bash
# install.sh --server NAME [--dry-run]: installs or upgrades Sanad on this Debian 12 host from a built checkout (./dev build).
# Run it again after every build. It never overwrites /etc/sanad, keys, certificates or the database: it only adds what is missing.
set -euo pipefail
from=$(dirname "$(dirname "$(readlink -f "$0")")")
server='' dry_run=''
while (($#)); do
    case $1 in
        --server) server=${2:?} && shift 2 ;;
        --dry-run) dry_run=yes && shift ;;
        *) echo "usage: install.sh --server NAME [--dry-run]" >&2 && exit 2 ;;
    esac
done
[[ $server =~ ^[A-Za-z0-9.-]+$ ]] || { echo "--server needs the host name staff will type, such as sanad.example.org" >&2; exit 2; }
cd /
[[ $EUID == 0 || $dry_run ]] || { echo "Run it as root." >&2; exit 1; }

say() { printf '· %s\n' "$*"; }
run() {
    if [[ $dry_run ]]; then printf '    %s\n' "${*@Q}"; else "$@"; fi
}
put() { # put MODE OWNER FILE: standard input becomes FILE, unless it is there already
    if [[ -e $3 ]]; then
        cat >/dev/null
    elif [[ $dry_run ]]; then
        cat >/dev/null
        printf '    write %s (%s, %s)\n' "$3" "$1" "$2"
    else
        install -m "$1" -o "${2%:*}" -g "${2#*:}" /dev/stdin "$3"
    fi
}
as_postgres() { run runuser -u postgres -- "$@"; }
service() { if [[ -d /run/systemd/system ]]; then run systemctl "$@"; else say "no systemd here, left out: systemctl $*"; fi; }

say "packages"
run env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends --no-remove $(sed 's/#.*//' "$from/deploy/packages.run")

say "user sanad"
id sanad >/dev/null 2>&1 || run useradd --system --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin sanad

say "program in /opt/sanad (the one before stays in /opt/sanad.old)"
run rm -rf /opt/sanad.new
run mkdir -p /opt/sanad.new/bin
run cp "$from/build/release/backend" "$from/node_modules/@dbmate/linux-$(uname -m | sed 's/x86_64/x64/;s/aarch64/arm64/')/bin/dbmate" /opt/sanad.new/bin/
run cp -r "$from/web/dist" /opt/sanad.new/web
run cp -r "$from/db" "$from/deploy" /opt/sanad.new/
run chmod -R u=rwX,go=rX /opt/sanad.new
run chown -R root:root /opt/sanad.new
run rm -rf /opt/sanad.old
if [[ -d /opt/sanad ]]; then run mv /opt/sanad /opt/sanad.old; fi
run mv /opt/sanad.new /opt/sanad
put 755 root:root /usr/local/sbin/sanad <<'SH'
#!/bin/sh
# The backend's commands for an administrator of this host: sanad user add …, sanad audit verify, sanad key rotate
given=$SANAD_DATABASE
set -a
. /etc/sanad/backend.env
SANAD_KEYS=/etc/sanad/keys
SANAD_DATABASE=${given:-host=/run/postgresql dbname=sanad user=postgres}
exec /opt/sanad/bin/backend "$@"
SH

say "settings in /etc/sanad"
run install -d -m 755 /etc/sanad
run install -d -m 700 /etc/sanad/keys
run install -d -m 750 -g sanad /etc/sanad/tls
run install -d -m 700 -o postgres -g postgres /var/backups/sanad
# Debian gives a second cluster another port.
PGPORT=$(pg_conftool -s 15 main show port 2>/dev/null || echo 5432)
export PGPORT
sed "s/sanad\.example\.org/$server/; s/^PGPORT=.*/PGPORT=$PGPORT/" "$from/deploy/backend.env.example" | put 644 root:root /etc/sanad/backend.env
put 644 root:root /etc/sanad/sites.csv <"$from/db/seed/sites.csv"
put 644 root:root /etc/sanad/units.csv <"$from/db/seed/units.csv"
printf '# age public keys that backups are sealed to, one a line: see /opt/sanad/deploy/runbook.md, "Keys"\n' | put 644 root:root /etc/sanad/backup.recipients
if [[ ! -e /etc/sanad/keys/root.key ]]; then run /opt/sanad/bin/backend key new /etc/sanad/keys; fi
run chmod -R u=rX,go= /etc/sanad/keys

say "certificate in /etc/sanad/tls (self-signed until your authority signs request.csr)"
if [[ ! -e /etc/sanad/tls/key.pem ]]; then
    run openssl ecparam -name prime256v1 -genkey -noout -out /etc/sanad/tls/key.pem
    run openssl req -new -key /etc/sanad/tls/key.pem -subj "/CN=$server" -addext "subjectAltName=DNS:$server" -out /etc/sanad/tls/request.csr
    run openssl req -x509 -key /etc/sanad/tls/key.pem -subj "/CN=$server" -addext "subjectAltName=DNS:$server" -days 90 -out /etc/sanad/tls/cert.pem
fi
run chown root:sanad /etc/sanad/tls/key.pem /etc/sanad/tls/cert.pem
run chmod 640 /etc/sanad/tls/key.pem

# Peer: the system users sanad and root are the role app, and nobody else is. Lines go first, so that Debian's own do not decide.
say "PostgreSQL: who may be app"
conf=/etc/postgresql/15/main
if ! grep -qs 'map=sanad' $conf/pg_hba.conf; then
    run sed -i '1i# Sanad (deploy/install.sh)\nlocal sanad app peer map=sanad\nlocal all postgres peer map=sanad' $conf/pg_hba.conf
    run sed -i '1i# Sanad (deploy/install.sh)\nsanad sanad app\nsanad root app\nsanad postgres postgres\nsanad root postgres' $conf/pg_ident.conf
fi
pg_isready -q -h /run/postgresql || run pg_ctlcluster 15 main start
as_postgres psql -X -q -c 'select pg_reload_conf()' -o /dev/null

say "database sanad"
query="select 1 from pg_database where datname = 'sanad'"
if [[ $dry_run || $(as_postgres psql -X -At -c "$query" | wc -l) == 0 ]]; then
    as_postgres createdb --encoding UTF8 --locale C.UTF-8 --template template0 sanad
fi
# No value that somebody typed may reach the server's log.
for setting in "log_statement = 'none'" 'log_min_error_statement = panic' 'log_error_verbosity = terse' \
    'log_parameter_max_length = 0' 'log_parameter_max_length_on_error = 0' 'log_min_duration_statement = -1' 'jit = off'; do
    as_postgres psql -X -q -c "alter database sanad set $setting"
done
as_postgres psql -X -q -c 'revoke connect, temporary on database sanad from public'
as_postgres /opt/sanad/bin/dbmate --url "postgres://postgres@:$PGPORT/sanad?host=/run/postgresql" --migrations-dir /opt/sanad/db/migrations --no-dump-schema migrate
as_postgres psql -X -q -c 'grant connect on database sanad to app'
as_postgres env PGOPTIONS='-c client_min_messages=warning' sh -ec "
    psql='psql -X -q -v ON_ERROR_STOP=1 -1 -d sanad'
    \$psql \$(printf -- '-f %s ' /opt/sanad/db/always/*.sql)
    cd /opt/sanad/db/seed && \$psql -f load.sql
    cd /etc/sanad && \$psql -f /opt/sanad/db/seed/places.sql"

say "services"
for unit in backend.service backup.service backup.timer; do
    run install -m 644 "$from/deploy/$unit" "/etc/systemd/system/sanad-$unit"
done
service daemon-reload
service enable --now sanad-backup.timer
service enable sanad-backend
service restart sanad-backend

cat <<TEXT

Sanad is installed$([[ -z $dry_run ]] || echo ' (no: this was a dry run)'). What is left for you, once (runbook.md tells how):
  1. /etc/sanad/sites.csv and units.csv hold the demo's names: write yours (the ids may stay), run install.sh again.
  2. /etc/sanad/backup.recipients: the public keys of two people; until then backups are refused.
  3. Copies of /etc/sanad/keys, kept apart from the backups. Without root.key nothing sealed can ever be read again.
  4. sanad user add NAME --display "…" --unit ADMIN --role ADMINISTRATOR
TEXT
