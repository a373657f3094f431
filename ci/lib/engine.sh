# Installs and starts the container engine where that is allowed. To be sourced; sources prepare.sh itself.

. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

quietly() { "$@" >/dev/null 2>&1; }

# Ensures that an engine answers, or ends with a message that says what is missing.
need_engine() {
  quietly docker info && return 0
  command -v docker >/dev/null || missing+=(docker.io)
  [ "$(uname -s)" != Linux ] || [ -n "${DOCKER_HOST:-}" ] || command -v dockerd >/dev/null || missing+=(docker.io)
  install_missing
  quietly docker info && return 0
  not_permitted && cannot "the container engine runs, but $(id -un) may not use it: add this user to the group docker \
(sudo usermod -aG docker $(id -un)) and log in again, or run this as root"
  command -v dockerd >/dev/null || cannot "no container engine answers: start Docker"
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || cannot "the container engine does not run: start Docker as root"
  start_engine
}

# Whether the engine is there and refuses this user.
not_permitted() {
  local said
  said=$(LC_ALL=C docker info 2>&1 >/dev/null) || true
  case "$said" in *[Pp]"ermission denied"*) return 0 ;; esac
  return 1
}

# The engine must not inherit the caller's open files, such as a lock: it outlives the caller.
close_inherited() {
  local file
  for file in /proc/"$BASHPID"/fd/*; do
    [ "${file##*/}" -le 2 ] || eval "exec ${file##*/}>&-"
  done
}

# Without systemd, starts the engine once; it keeps running, as with systemd.
start_engine() {
  say "starting the container engine"
  local log="${TMPDIR:-/tmp}/sipwright-dockerd.log"
  (close_inherited && as_root sh -c "exec setsid dockerd >'$log' 2>&1 </dev/null &")
  local waited
  for waited in $(seq 60); do
    quietly docker info && return 0
    # The engine sends no ready signal, so this polls.
    read -rt 0.5 <> <(:) || true
  done
  tail -n 5 "$log" >&2
  cannot "the container engine did not start; its log is $log"
}
