# ./dev test: every suite in a process of its own, counted; one that did not run, or ran no test, counts as a failure.

suites=(check unit db web api e2e canary faults deploy)
suite_limit=20m

run_tests() {
    local name passed failed code took all_passed=0 all_failed=0 rows=()
    (($#)) || set -- "${suites[@]}"
    for name in "$@"; do
        [[ " ${suites[*]} " == *" $name "* ]] || fail "There is no suite '$name'; there are: ${suites[*]}"
    done
    prepare backend unguarded_backend unit_tests
    step "template database" db_template
    exec 9>&-
    mkdir -p .run/test
    test_environment
    for name in "$@"; do
        rm -f ".run/test/$name".*
        watch "$name" ".run/test/$name.log" timeout -k 10 "$suite_limit" ./dev suite "$name"
        read -r passed failed < <(node dev.d/count.mjs "$name" "$code")
        printf '%s passed, %s failed  %s\n' "$passed" "$failed" "$took"
        ((failed == 0)) || grep -vE "^ok [0-9]|^ *✓" ".run/test/$name.log" | tail -n 120 || true
        rows+=("$(printf '%-10s %7s %7s %10s' "$name" "$passed" "$failed" "$took")")
        all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
    done
    printf '\n%-10s %7s %7s %10s\n' suite passed failed time
    printf '%s\n' "${rows[@]}" ""
    printf '%s passed, %s failed\n' "$all_passed" "$all_failed"
    ((all_failed == 0))
}

# What the tests may rely on.
test_environment() {
    export SANAD_ROOT=$PWD SANAD_SOCKET_DIR SANAD_BACKEND=$PWD/build/$preset/backend
    export SANAD_UNGUARDED_BACKEND=$PWD/build/$preset/unguarded_backend PATH=$pg:$PATH NO_COLOR=1
    SANAD_SOCKET_DIR=$(cat .run/sock.path)
}

suite() {
    case $1 in
        check) check ;;
        unit) "build/$preset/unit_tests" --gtest_output="json:.run/test/unit.json" ;;
        db) suite_db ;;
        web) npm test -w web -- --reporter=default --reporter=json --outputFile.json="$run/test/web.json" ;;
        api | e2e) npm run "$1" -w tests -- --reporter=default --reporter=json --outputFile.json="$run/test/$1.json" ;;
        canary) tests/load/canary ;;
        faults) tests/load/ledger quick ;;
        deploy) deploy/test.sh ;;
    esac
}

suite_db() {
    local name=sanad_t_db_$$
    compgen -G 'tests/db/*.sql' || fail "There are no tests/db/*.sql"
    trap "db_drop $name" EXIT
    answer postgres "create database $name template sanad_template"
    answer "$name" 'create extension pgtap'
    PGHOST=$(cat .run/sock.path) pg_prove --psql-bin "$pg/psql" -U postgres -d "$name" --verbose tests/db/*.sql
}
