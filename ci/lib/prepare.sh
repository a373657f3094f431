# Shared by the commands in ci/: installs and builds what a command needs. To be sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
app="$root/ci/target/app"

# Whoever starts a container removes it, so Testcontainers' cleaner (Ryuk) and its image are not needed.
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1

say() { printf 'sipwright: %s\n' "$*" >&2; }

# Ends with exit code 3, "the harness could not rule", and a message.
cannot() {
  say "$*"
  exit 3
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# Runs a command up to three times, because downloads fail occasionally.
patiently() {
  local try
  for try in 1 2 3; do
    "$@" && return 0
    say "attempt $try failed: $1 ${2:-}"
    # A failed network gives no signal when it is back, so this waits for a fixed time.
    [ "$try" = 3 ] || read -rt $((try * 15)) <> <(:) || true
  done
  return 1
}

# without_browsers PACKAGE...: what works where browsers are missing.
without_browsers() {
  case " $* " in
    *" chromium "* | *" chromium-driver "* | *" firefox-esr "*)
      printf '%s' "; --browser scripted needs no browser" ;;
  esac
}

# answer_help COMMAND ARGUMENT...: prints help or version and ends, if an argument asks for it. It needs no build.
answer_help() {
  local word
  for word in "${@:2}"; do
    case "$word" in
      -h | --help)
        cat "$root/ci/lib/help/$1.txt"
        exit 0
        ;;
      -V | --version)
        sed -n 's|^  <version>\(.*\)</version>$|sipwright \1|p' "$root/pom.xml" | head -n 1
        exit 0
        ;;
    esac
  done
}

# install_packages PACKAGE...
install_packages() {
  may_install || cannot "please install: $* (for example: sudo apt-get install $*)$(without_browsers "$@")"
  say "installing $*"
  local log
  log=$(mktemp)
  if ! { patiently as_root apt-get update -qq && patiently as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    cannot "could not install: $*$(without_browsers "$@")"
  fi
  rm -f "$log"
}

# need COMMAND PACKAGE...: notes the packages for install_missing unless the command exists.
missing=()
need() {
  command -v "$1" >/dev/null || missing+=("${@:2}")
}

java_version() {
  { java -version 2>&1 || true; } | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p'
}

need_build_tools() {
  local version
  version=$(java_version)
  if [ "${version:-0}" -lt 17 ] || ! command -v javac >/dev/null; then missing+=(openjdk-17-jdk-headless); fi
  need mvn maven
  need node nodejs
  need npm npm
}

# need_browsers chromium|firefox|scripted...
need_browsers() {
  local browser
  for browser in "$@"; do
    case "$browser" in
      chromium)
        command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
        need chromedriver chromium-driver
        ;;
      firefox)
        command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing+=(firefox-esr)
        need pulseaudio pulseaudio
        ;;
    esac
  done
}

# SIPp and baresip, for the tests that use them.
need_peers() {
  need sipp sip-tester
  need baresip baresip-core
}

# A TURN server for media of browsers behind NATs that let no UDP pass. Where it cannot be installed, those calls are unsupported.
need_turn() {
  ! may_install || need turnserver coturn
}

install_missing() {
  [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
  # Debian starts a TURN server for everybody; a run starts its own.
  case " ${missing[*]} " in *" coturn "*) as_root systemctl disable --now coturn >/dev/null 2>&1 || true ;; esac
  missing=()
}

# Whether any source is newer than the last build.
sources_changed() {
  local stamp="$app/.built"
  [ -e "$stamp" ] || return 0
  [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main "$root"/browser-tests/phone \
    -name node_modules -prune -o -type f -newer "$stamp" -print -quit)" ]
}

# maven_patiently LOG ARGUMENT...: tries again only when a download failed.
maven_patiently() {
  local log=$1
  shift
  local try
  for try in 1 2 3; do
    mvn -B -q -f "$root/pom.xml" "$@" >"$log" 2>&1 && return 0
    grep -qE 'Could not transfer|Connection|timed out|npm error network' "$log" || return 1
    say "a download failed; trying again"
  done
  return 1
}

build() {
  sources_changed || return 0
  say "building"
  local log="$root/target/build.log"
  mkdir -p "$root/target"
  # Maven keeps copies of deleted sources: a deleted feature would still run.
  rm -rf "$root/scenarios/target/classes/io/sipwright/scenarios/features"
  if ! maven_patiently "$log" -Dquick -DskipTests package; then
    tail -n 40 "$log" >&2
    cannot "the build failed; its log is $log"
  fi
  touch "$app/.built"
}

# Prints the browsers named on the command line, or all.
asked_browsers() {
  local found=() previous=""
  local word
  for word in "$@"; do
    case "$word" in --browser=*) found+=(${word#--browser=}) ;; esac
    [ "$previous" = --browser ] && found+=($word)
    previous=$word
  done
  local all="${found[*]:-scripted chromium firefox}"
  printf '%s\n' ${all//,/ }
}

# Runs the judge's program. Its class path contains nothing of the reference server.
sipwright() {
  exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Dsipwright.home="$root" \
    -cp "$app/*" io.sipwright.ci.Main "$@"
}
