# The container engine: installed and started where that is allowed. Sourced after nothing else; brings prepare.sh along.

. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

quietly() { "$@" >/dev/null 2>&1; }

# Makes sure that an engine answers, or says in one sentence what is missing.
need_engine() {
  quietly docker info && return 0
  command -v docker >/dev/null || missing+=(docker.io)
  [ "$(uname -s)" != Linux ] || [ -n "${DOCKER_HOST:-}" ] || command -v dockerd >/dev/null || missing+=(docker.io)
  install_missing
  quietly docker info && return 0
  command -v dockerd >/dev/null || cannot "no container engine answers: start Docker"
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || cannot "the container engine does not run: start Docker, as root may"
  start_engine
}

# Files that the caller has open, such as a lock, are not the engine's to keep open for as long as it lives.
close_inherited() {
  local file
  for file in /proc/"$BASHPID"/fd/*; do
    [ "${file##*/}" -le 2 ] || eval "exec ${file##*/}>&-"
  done
}

# Without systemd the engine is started by hand, once; it stays, as it would with systemd.
start_engine() {
  say "starting the container engine"
  local log="${TMPDIR:-/tmp}/sipwright-dockerd.log"
  (close_inherited && as_root sh -c "exec setsid dockerd >'$log' 2>&1 </dev/null &")
  local waited
  for waited in $(seq 60); do
    quietly docker info && return 0
    # The engine announces nothing that a script could wait for.
    read -rt 0.5 <> <(:) || true
  done
  tail -n 5 "$log" >&2
  cannot "the container engine did not start; its log is $log"
}
