# shellcheck shell=bash
# How ./dev speaks: what it does, how long that usually takes, and what went wrong. Sourced by ./dev.

readonly LOGS=target/dev-logs
readonly REMIND_EVERY_S=20

say() { printf '%s\n' "$*"; }

# die MESSAGE [WAY OUT]...
die() {
  printf '\n✗ %s\n' "$1" >&2
  shift
  local line
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# Prints now and then how a long step is getting on. `read -t` waits without a child process.
remind() {
  local title=$1 usual=$2 log=$3 started=$SECONDS
  while true; do
    read -rt "$REMIND_EVERY_S" <> <(:) || true
    printf '  … %s: %s (usually %s)  %s\n' "$title" "$(clock $((SECONDS - started)))" "$usual" \
      "$(tail -n 1 "$log" 2>/dev/null | tr -d '\r' | cut -c 1-60)"
  done
}

# attempt TITLE USUAL LOG COMMAND...: runs a step with its output in a log file; tells how long it took.
# Returns the command's status and prints the end of the log when that is not 0.
attempt() {
  local title=$1 usual=$2 log=$LOGS/$3.log status=0 started=$SECONDS reminder
  shift 3
  mkdir -p "$LOGS"
  : >"$log"
  # Process groups of their own, and waited for: an interrupt is answered at once and ends all of them.
  set -m
  remind "$title" "$usual" "$log" &
  reminder=$!
  "$@" >"$log" 2>&1 </dev/null &
  set +m
  wait "$!" || status=$?
  kill "$reminder" 2>/dev/null || true
  wait "$reminder" 2>/dev/null || true
  if [ "$status" = 0 ]; then
    say "✓ $title ($(clock $((SECONDS - started))))"
  else
    printf '✗ %s (%s), status %s. The end of %s:\n\n' "$title" "$(clock $((SECONDS - started)))" "$status" "$log"
    tail -n 80 "$log" | sed 's/^/    /'
    printf '\n'
  fi
  return "$status"
}

# Interrupted or failed: whatever still runs in the background ends with this shell.
end_children_with_this_shell() {
  trap stop_children EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

# Each is the leader of its process group (set -m); of any other, bash would take our own group for its.
stop_children() {
  local leader
  for leader in $(jobs -p); do kill -- "-$leader" 2>/dev/null || true; done
}

# announce TITLE USUAL: for steps that take more than a few seconds.
announce() { say "  $1 (usually $2)"; }
