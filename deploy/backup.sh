#!/usr/bin/env bash
# One encrypted backup: pg_dump's custom format, sealed with age to the public keys in the recipients file. Prints its path.
# This machine can write backups but not read them: the matching private keys are kept elsewhere. The dump holds no key of
# Sanad's own, so it is worth nothing without root.key, whose copies are kept apart from it (runbook.md, "Keys").
set -euo pipefail
export PGPORT=${PGPORT:-$(sed -n 's/^PGPORT=//p' /etc/sanad/backend.env 2>/dev/null)}
umask 077
database=${SANAD_BACKUP_DATABASE:-sanad}
folder=${SANAD_BACKUP_DIR:-/var/backups/sanad}
recipients=${SANAD_BACKUP_RECIPIENTS:-/etc/sanad/backup.recipients}
# Erased files are gone from backups after this many days too; the newest seven stay whatever their age.
days=${SANAD_BACKUP_DAYS:-35}

grep -q '^age1' "$recipients" || { echo "No age public key in $recipients: see runbook.md, \"Keys\"" >&2; exit 1; }
mkdir -p "$folder"
file=$folder/$database-$(date -u +%Y%m%dT%H%M%SZ).dump.age
trap 'rm -f "$file.part"' EXIT

/usr/lib/postgresql/15/bin/pg_dump --format=custom --compress=6 --dbname="$database" |
    age --recipients-file "$recipients" --output "$file.part"
sync "$file.part"
mv "$file.part" "$file"

find "$folder" -name "$database-*.dump.age" -printf '%T@ %p\n' | sort -rn | tail -n +8 | cut -d' ' -f2- |
    while read -r old; do find "$old" -mtime "+$days" -delete; done
echo "$file"
