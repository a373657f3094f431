#!/bin/sh
# Inside the container: a certificate, rtpengine in userspace (table -1: no kernel module), and Kamailio.
set -e
mkdir -p /run/kamailio
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=bench.test \
  -keyout /tmp/key.pem -out /tmp/cert.pem 2>/dev/null
rtpengine --foreground --log-stderr --log-level=4 --table=-1 --interface=127.0.0.1 --listen-ng=127.0.0.1:@CONTROL_PORT@ \
  --num-threads=2 --timeout=3600 --port-min=22000 --port-max=25999 &
# Kamailio asks rtpengine once when it starts, so rtpengine must listen before.
until grep -q ":$(printf %04X @CONTROL_PORT@) " /proc/net/udp; do sleep 0.1; done
kamailio -DD -E -m 1024 -M 16 -f /bench/kamailio.cfg &
kamailio=$!
until kamcmd core.uptime >/dev/null 2>&1; do
  kill -0 "$kamailio"
  sleep 0.1
done
touch /tmp/ready
wait "$kamailio"
