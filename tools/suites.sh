# shellcheck shell=bash
# The suites of ./dev test and their totals. Sourced by ./dev.
#
# A suite counts what it ran; a lint, or a build, counts as one. Nothing counts as zero: a suite that
# ran no test has failed.

readonly TOTALS=$LOGS/totals

start_totals() {
  mkdir -p "$LOGS"
  : >"$TOTALS"
}

# count PASSED FAILED SUITE
count() { printf '%s %s %s\n' "$1" "$2" "$3" >>"$TOTALS"; }

print_totals() {
  awk '{ passed += $1; failed += $2 } END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 || passed == 0 }' "$TOTALS"
}

# check TITLE USUAL LOG COMMAND...: one check, passed or failed as a whole.
check() {
  if attempt "$@"; then count 1 0 "$3"; else count 0 1 "$3"; return 1; fi
}

# tests TITLE USUAL LOG COMMAND...: a suite that prints "test result: … N passed; M failed" (cargo's form).
tests() {
  local log=$LOGS/$3.log status=0 passed failed
  attempt "$@" || status=1
  read -r passed failed < <(sed -n 's/^test result: .* \([0-9]*\) passed; \([0-9]*\) failed.*/\1 \2/p' "$log" |
    awk '{ passed += $1; failed += $2 } END { print passed + 0, failed + 0 }')
  if [ "$passed" = 0 ] && [ "$failed" = 0 ] && [ "$status" = 0 ] && [ -n "${MAY_BE_EMPTY:-}" ]; then
    return
  elif [ "$passed" = 0 ] && [ "$failed" = 0 ]; then
    say "✗ $1: no test ran. See $log"
    failed=1
  elif [ "$status" != 0 ] && [ "$failed" = 0 ]; then
    failed=1
  else
    say "  $1: $passed passed, $failed failed"
  fi
  count "$passed" "$failed" "$3"
}

lint_sources() {
  check "Formatting" "2 s" rustfmt formatted || true
}

formatted() { cargo fmt --all --check && cargo fmt --check --manifest-path tools/mutants/Cargo.toml; }

lint_rules() {
  check "Clippy, rules and journal" "20 s" clippy \
    cargo clippy --locked --workspace --no-default-features --all-targets -- -D warnings || true
  check "Clippy, application" "1 minute" clippy-wasm \
    "${WASM_ENV[@]}" cargo clippy --locked --target "$WASM_TARGET" --lib --bins --test browser -- -D warnings || true
}

lint_web() {
  check "Stylesheets" "2 s" stylelint stylelint --allow-empty-input 'style/**/*.css' || true
  check "Page" "1 s" html-validate html-validate index.html public/recovery/index.html || true
}

# Not part of ./dev test, which must count the same everywhere.
lint_with_what_is_installed() {
  if on_path typos; then check "Spelling" "1 s" typos typos || true; else say "  Spelling: typos is not installed."; fi
  if on_path cargo-deny; then
    check "Licences and sources" "5 s" deny cargo deny --offline check bans licenses sources || true
  else
    say "  Licences and sources: cargo-deny is not installed."
  fi
}

native_tests() {
  local cargo_test=(cargo test --locked --no-fail-fast --no-default-features)
  tests "Promises" "1 minute" spec "${cargo_test[@]}" --test spec
  # The tests live in tests/; should somebody write one beside the code, it runs too.
  MAY_BE_EMPTY=1 tests "Tests in the library" "10 s" unit "${cargo_test[@]}" -p memberdesk -p memberdesk-derive --lib
  MAY_BE_EMPTY=1 tests "Examples in the documentation" "10 s" doc "${cargo_test[@]}" --doc
}

# The mock backend is not in the other native builds, which are soon done without it.
mock_tests() {
  local mock=(--locked --no-default-features --features mock-backend)
  check "Clippy, mock backend" "1 minute" clippy-mock \
    cargo clippy "${mock[@]}" --lib --bin mock-backend --test mock --bench mock_load -- -D warnings || true
  tests "Mock backend" "1 minute" mock cargo test --no-fail-fast "${mock[@]}" --test mock
}

# Streams are left out because they do not end, and faults because everything after them would fail.
fuzz_mock() {
  local address server status=0 said=$LOGS/mock-address
  "${CARGO_TARGET_DIR:-target}/debug/mock-backend" --port 0 --rate-limit 0 --scenario ten-years >"$said" 2>"$LOGS/mock.log" &
  server=$!
  until address=$(grep -m 1 '^http://' "$said"); do
    kill -0 "$server" 2>/dev/null || return 1
    sleep 0.1
  done
  "$SCHEMATHESIS" --config-file tools/schemathesis.toml run "$address/v1/openapi.json" --url "$address" \
    --exclude-path-regex '/events$' --exclude-operation-id setFaults --request-timeout 15 --no-color "$@" || status=$?
  kill "$server"
  return "$status"
}

# A handful, for which compiling the application better would take longer than it saves.
browser_tests() {
  tests "Browser tests" "1 minute" browser \
    "${WASM_ENV[@]}" CARGO_PROFILE_TEST_OPT_LEVEL=0 cargo test --locked --target "$WASM_TARGET" --test browser
}

# The profile of the tests that need the same program, so that it is compiled once.
build_mock_for_journeys() {
  attempt "Build the mock backend for the journeys" "1 minute" journeys-mock \
    cargo build --locked --profile test --no-default-features --features mock-backend --bin mock-backend
}

journeys() {
  if ! build_mock_for_journeys; then
    count 0 1 journeys-mock
    return
  fi
  if [ -z "${MEMBERDESK_LONG:-}" ]; then
    tests "Journeys" "16 minutes" journeys node tests/journeys/run.mjs
    sed -n '/^shaky/,/^failures\|^test result/{/^failures\|^test result/!p}' "$LOGS/journeys.log"
    return
  fi
  tests "Journeys" "1 hour" journeys node tests/journeys/run.mjs
  tests "Journeys in Firefox" "5 minutes" journeys-firefox node tests/journeys/run.mjs --firefox
  tests "Journeys in WebKitGTK" "1 minute" journeys-webkit node tests/journeys/webkit.mjs
}

# One lane builds the site, most of which is the linker on one core, and walks through it; the other
# does everything else. Cargo's locks keep them apart: one is a release, the other is not. What the long
# form measures is measured while nothing else runs: there one lane comes after the other.
run_all_suites() {
  start_totals
  local checks site
  set -m # A lane is a process group, so that an interrupt ends all of it.
  check_lane &
  checks=$!
  if [ -n "${MEMBERDESK_LONG:-}" ]; then
    wait "$checks" || count 0 1 check-lane
    checks=
  fi
  site_lane &
  site=$!
  set +m
  wait "$site" || count 0 1 site-lane
  [ -z "$checks" ] || wait "$checks" || count 0 1 check-lane
}

site_lane() {
  end_children_with_this_shell
  if build_site / parts; then
    count 1 0 build
    cat "$LOGS/site.log"
    journeys
  else
    count 0 2 build # Nothing to walk through: the journeys have failed, too.
  fi
}

check_lane() {
  end_children_with_this_shell
  lint_sources
  lint_web
  lint_rules
  native_tests
  mock_tests
  browser_tests
}
