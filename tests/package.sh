#!/usr/bin/env bash
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/package.sh PACKAGE [SUITE]: installs the Debian package in a bare chroot, uses it as a user would, and removes it.
# Needs root and debootstrap; downloads a Debian the first time (kept in TMPDIR). About two minutes after that.
set -euo pipefail
deb=$(realpath "$1")
suite=${2:-bookworm}
base=${TMPDIR:-/tmp}/slipway-chroot-$suite.base
room=$(mktemp -d "${TMPDIR:-/tmp}/slipway-chroot-XXXXXX")
step=""
say() { step=$1; printf 'package: %s\n' "$1" >&2; }
tidy() {
    local result=$?
    for place in "$room/proc" "$room/dev"; do umount -l "$place" 2>/dev/null || true; done
    rm -rf --one-file-system "$room"
    [ $result = 0 ] || echo "package: failed at: $step" >&2
    exit $result
}
trap tidy EXIT
[ "$(id -u)" = 0 ] || { echo "package: making a chroot needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "package: install debootstrap first" >&2; exit 1; }

if [ ! -d "$base" ]; then
    say "making a bare $suite"
    mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1)
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$base.part" ${mirror:+"$mirror"} >"$base.log" 2>&1
    mv "$base.part" "$base"
fi
cp -a "$base/." "$room"
mount -t proc proc "$room/proc"
mount --rbind /dev "$room/dev"
mount --make-rslave "$room/dev"
cp /etc/resolv.conf /etc/hosts "$room/etc/"
cp -a /etc/ssl/certs "$room/etc/ssl/"
cp "$deb" "$room/slipway.deb"
as() { # USER COMMAND
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$(test "$1" = root && echo /root || echo "/home/$1")" TERM=dumb \
        LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$room" setpriv --reuid "$1" --regid "$1" --init-groups bash -euxo pipefail -c "cd; $2" >"$room/said.log" 2>&1 \
        || { tail -n 20 "$room/said.log" >&2; return 1; }
}
everything() { (cd "$room" && find usr etc var/lib opt srv -xdev \( -path var/lib/dpkg -o -path var/lib/apt -o -name '*.cache' \) -prune -o -print | sort); }

say "installing what Slipway and this test stand on"
cat >"$room/packages" <<'TEXT'
apt-get -qq update
apt-get -qq install -y --no-install-recommends $(dpkg-deb -f /slipway.deb Depends | tr ',' '\n' | sed 's/([^)]*)//; s/|.*//') \
    xvfb xauth x11-utils curl python3-minimal desktop-file-utils shared-mime-info xdg-utils man-db openbox imagemagick
TEXT
as root "bash /packages"
as root "useradd --create-home ana"
everything >"$room/before"

say "installing Slipway"
as root "apt-get install -y --no-install-recommends /slipway.deb"
as root "dpkg --verify slipway"

say "asking it"
as ana "slipway --version | grep -x 'slipway [0-9.]*'"
as ana "slipway list --help | grep 'Example:'"
as ana "man -w slipway >/dev/null"
as ana 'test "$(xdg-mime query default x-scheme-handler/slipway)" = org.slipway.Slipway.desktop'
as ana 'grep ":application/x-slipway-views+json:\*.slipway-views" /usr/share/mime/globs2'
as ana "slipway list --format json | grep '\\[\\]'"

say "serving to another program"
as ana 'coproc server { exec slipway serve --port 0; }
    server_pid=$!
    read -r line <&"${server[0]}"
    url=${line##* }
    curl -fsS "$url/config" | grep models
    urn="urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,fraud-eu,PROD)"
    printf "{\"proposal\":{\"entityType\":\"mlModelDeployment\",\"entityUrn\":\"%s\",\"changeType\":\"UPSERT\",\"aspectName\":\"mlModelDeploymentProperties\",\"aspect\":{\"contentType\":\"application/json\",\"value\":\"{\\\\\"status\\\\\":\\\\\"FAILED\\\\\",\\\\\"customProperties\\\\\":{}}\"}}}" "$urn" >mcp.json
    curl -fsS -X POST "$url/aspects?action=ingestProposal" -H "Content-Type: application/json" --data-binary @mcp.json >/dev/null
    slipway list --server "$url" --env PROD --filter "status:FAILED -owner:*" --format csv | grep fraud-eu
    kill "$server_pid"
    wait "$server_pid"'
as ana "slipway list --status FAILED --format csv | grep fraud-eu"

say "starting the window"
cat >"$room/look" <<'TEXT'
set -euo pipefail
openbox & manager=$!
slipway & pid=$!
for try in $(seq 60); do
    sleep 1
    kill -0 $pid
    if xwininfo -root -tree | grep 'Slipway"'; then
        sleep 3
        xwininfo -root -tree | grep '("slipway" "slipway")' # StartupWMClass of the desktop file
        timeout 20 slipway 'slipway:filter?q=status%3AFAILED' # handed over: ends at once
        sleep 2
        import -window root window.png
        kill $pid $manager
        exit 0
    fi
done
exit 1
TEXT
as ana "xvfb-run -a -s '-screen 0 1440x900x24' bash /look"
cp "$room/home/ana/window.png" "${TMPDIR:-/tmp}/slipway-package.png"
as ana 'for folder in .local/share/slipway .config/slipway; do test "$(stat -c %a "$folder")" = 700; done
    test -z "$(find .local/share/slipway .config/slipway -type f -perm /077)"'

say "removing it"
as root "apt-get purge -y slipway"
everything >"$room/after"
diff "$room/before" "$room/after"
as ana "test -f .local/share/slipway/catalog.db" # the user's own stays
say "all of it worked; the window is in ${TMPDIR:-/tmp}/slipway-package.png"
