#!/bin/sh
# Builds the phone page into the folder $1. Nothing is done when it is up to date.
set -eu
cd "$(dirname "$0")"
if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo "The phone page cannot be built: npm is not installed (apt-get install nodejs npm)." >&2
  exit 1
fi
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  tries=3
  until npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || { echo "The phone page cannot be built: npm could not fetch its packages (see above)." >&2; exit 1; }
  done
  touch node_modules/.package-lock.json
fi
node build.mjs "$1"
