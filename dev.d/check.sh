# ./dev check: layout, the design's boundaries, types, generated files. Prints one TAP line a rule, so that it counts as a suite.

check() {
    local failed=0
    rule "C++ is laid out by .clang-format" clang_format_is_clean
    rule "Beast only in backend/http/server" nowhere '\bbeast\b' 'backend/http/server'
    rule "SOCI only in backend/db" nowhere '\bsoci\b' 'backend/db/'
    rule "co_await only in backend/http and backend/db" nowhere '\bco_(await|return|yield)\b' 'backend/(http|db)/'
    rule "no message of a database error is read" nowhere '\.what\(\)' 'backend/main.cpp'
    rule "no brace or capturing lambda inside co_await" no_temporaries_in_co_await
    rule "web: format, lint, types" npm run --silent check -w web
    rule "tests: types" npm run --silent check -w tests
    rule "openapi.json is fresh" openapi_is_fresh
    rule "schema.d.ts is fresh" web_types_are_fresh
    rule "schema.sql is fresh" schema_is_fresh
    return $failed
}

rule() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then
        echo "ok - $name"
    else
        echo "not ok - $name"
        sed -n '1,60s/^/# /p' <<<"$output"
        failed=1
    fi
}

cpp_files() { find backend tests \( -name '*.cpp' -o -name '*.h' \) -not -path '*/node_modules/*'; }
clang_format_is_clean() {
    cpp_files | tr '\n' '\0' | xargs -0r clang-format-14 --dry-run -Werror 2>&1 | sed -n '/ error: code should be/s/:.*//p' | sort | uniq -c |
        { ! grep . || { echo "lines each; ./dev fmt lays them out"; false; }; }
}

# nowhere PATTERN WHERE_ALLOWED: comments may name what code may not.
nowhere() { ! grep -rnE --include='*.cpp' --include='*.h' "$1" backend | grep -vE "^$2|^[^:]+:[0-9]+: *//" | grep .; }

# g++ 12 frees such temporaries twice (design.md, section 5). The pattern follows open brackets from co_await to the brace.
no_temporaries_in_co_await() {
    ! cpp_files | tr '\n' '\0' | xargs -0r grep -PzoH \
        '\bco_await\b[^(;{}]*(?:\((?:[^(){}]|\{\s*\}|(\((?:[^(){}]|\{\s*\}|(?1))*\)))*?)+(?:\{(?!\s*\})|(?<=[(,\s])\[[^\]]+\])[^\n]*' | tr '\0' '\n' | grep .
}

openapi_is_fresh() { "build/$preset/backend" openapi | diff web/src/api/openapi.json - >&2; }
web_types_are_fresh() {
    npm exec -w web -- openapi-typescript src/api/openapi.json -o "$run/schema.d.ts" >/dev/null && diff web/src/api/schema.d.ts .run/schema.d.ts
}
schema_is_fresh() { db_schema | diff db/schema.sql -; }
