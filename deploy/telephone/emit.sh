#!/bin/sh
# emit.sh TYPE CALL [CALLER] [EXTENSION]: tells Sanad what a call does. Set in /etc/sanad-telephone.env, readable by the exchange
# only: SANAD_URL=https://HOST  SANAD_LINE=line-147  SANAD_SECRET=…  (SANAD_CA=FILE for an authority of your own)
set -eu
. "${SANAD_TELEPHONE_ENV:-/etc/sanad-telephone.env}"
type=$1 call=$2 caller=${3-} extension=${4-}
event=$(cat /proc/sys/kernel/random/uuid)
at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
# An identifier, a number or an extension holds none of what JSON would have to escape.
plain() { printf %s "$1" | tr -cd 'A-Za-z0-9+*#.:@_-'; }
body="{\"event_id\":\"$event\",\"line\":\"$SANAD_LINE\",\"call\":\"$(plain "$call")\",\"type\":\"$type\",\"at\":\"$at\""
[ -z "$caller" ] || body="$body,\"caller\":\"$(plain "$caller")\""
[ -z "$extension" ] || body="$body,\"extension\":\"$(plain "$extension")\""
body="$body}"
for pause in 0 1 2 4 8 16 32; do
    sleep "$pause"
    time=$(date +%s)
    # Not `openssl dgst -hmac KEY`: every process of the host could read the key among the arguments.
    signature=$(printf '%s.%s' "$time" "$body" | SANAD_SECRET=$SANAD_SECRET perl -MDigest::SHA=hmac_sha256_hex -0777 -ne 'print hmac_sha256_hex($_, $ENV{SANAD_SECRET})')
    status=$(printf %s "$body" | curl -s -o /dev/null -w '%{http_code}' --max-time 5 ${SANAD_CA:+--cacert "$SANAD_CA"} \
        -H 'Content-Type: application/json' -H "X-Sanad-Time: $time" -H "X-Sanad-Signature: $signature" \
        --data-binary @- "$SANAD_URL/api/telephone/events") || status=000
    case $status in
        204) exit 0 ;;
        000 | 409 | 503) ;;
        *) break ;;
    esac
done
echo "sanad: $type was not taken ($status)" >&2
exit 1
