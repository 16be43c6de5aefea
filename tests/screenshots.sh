#!/usr/bin/env bash
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the pictures in docs/screenshots: each page of the release build, on a screen of its own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=$PWD/build/release/slipway
pictures=$PWD/docs/screenshots
room=$(mktemp -d)
display=:$((90 + RANDOM % 900))
pids=()
cleanup() {
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$room"
}
trap cleanup EXIT
mkdir -p "$pictures"

screen() { # size
    Xvfb "$display" -screen 0 "$1x24" >/dev/null 2>&1 & pids+=($!)
    export DISPLAY=$display
    for _ in $(seq 100); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done
    openbox >/dev/null 2>&1 & pids+=($!)
}

end_screen() {
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do kill "${pids[i]}" 2>/dev/null || true; done
    wait 2>/dev/null || true
    pids=()
}

# A home of its own, with the theme in its settings.
home() { # theme
    local home
    home=$(mktemp -d -p "$room")
    mkdir -p "$home/config/slipway" "$home/data"
    printf '[appearance]\ntheme=%s\n' "$1" >"$home/config/slipway/slipway.ini"
    echo "$home"
}

start() { # home [ARG…]
    local home=$1; shift
    XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data HOME=$home QT_QPA_PLATFORM=xcb \
        "$program" "$@" >"$room/log" 2>&1 & app=$!
    pids+=("$app")
    window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$app" | tail -n 1)
    xdotool windowsize --sync "$window" "${width:-1440}" "${height:-900}" 2>/dev/null || true
    xdotool windowmove "$window" 0 0 windowactivate --sync "$window"
    sleep 3
}

stop() { kill "$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true; }
picture() { import -window "$window" -strip "$pictures/$1.png"; }
import_sample() { XDG_CONFIG_HOME=$1/config XDG_DATA_HOME=$1/data "$program" import resources/sample/sample.jsonl >/dev/null; }

pass() { # theme suffix
    local home
    home=$(home "$1")
    if [ "${full:-yes}" = yes ]; then
        start "$home"
        picture "first-start-$1$2"
        stop
    fi
    import_sample "$home"
    start "$home"
    xdotool key --window "$window" Down Down Down
    sleep 1
    picture "deployments-$1$2"
    [ "${full:-yes}" = yes ] || { stop; return; }
    xdotool key shift+Down shift+Down
    sleep 1
    picture "several-$1$2"
    xdotool key shift+F7
    sleep 1
    picture "tree-$1$2"
    xdotool key shift+F7 ctrl+k
    xdotool type --delay 30 "fraud prod"
    sleep 1
    picture "palette-$1$2"
    xdotool key Escape slash
    xdotool type --delay 30 "env:PROD status:"
    sleep 1
    picture "completion-$1$2"
    xdotool type --delay 30 "FAILED plattform:x"
    sleep 1.5
    picture "filter-error-$1$2"
    xdotool key ctrl+a
    xdotool type --delay 30 '"no deployment has this"'
    sleep 1.5
    picture "empty-result-$1$2"
    xdotool key ctrl+a Delete Return ctrl+2
    sleep 2
    picture "graph-$1$2"
    xdotool key ctrl+3
    sleep 2
    picture "review-$1$2"
    xdotool key ctrl+4
    sleep 2
    picture "dashboard-$1$2"
    stop
    home=$(home "$1")
    start "$home" --server http://127.0.0.1:9
    picture "error-$1$2"
    stop
}

# The form, the change set, a colleague's edit in between, and what was applied.
editing() { # theme
    local home urn port
    home=$(home "$1")
    import_sample "$home"
    urn='urn:li:mlModelDeployment:(urn:li:dataPlatform:sagemaker,anomaly-xgboost-endpoint-015,PROD)'
    start "$home"
    xdotool key --window "$window" Home F2
    sleep 1
    xdotool type --delay 30 "mei"
    sleep 1
    xdotool key Return
    sleep 0.5
    xdotool key alt+c
    sleep 0.5
    xdotool key alt+o
    xdotool type --delay 30 "+60d"
    xdotool key alt+n
    xdotool type --delay 20 "Moves to the shared endpoint; callers switch by header."
    sleep 1
    picture "edit-$1"
    port=$(ss -tlnpH 2>/dev/null | grep "pid=$app," | grep -oE '127\.0\.0\.1:[0-9]+' | head -n 1)
    "$program" edit "$urn" --server "http://${port:-127.0.0.1:8080}" --add-tag pager --deprecate \
        --decommission +10d --note "Gone by next week." >/dev/null
    xdotool key ctrl+s
    sleep 0.7
    xdotool key Return
    sleep 2
    xdotool key ctrl+5
    sleep 1
    picture "conflict-$1"
    xdotool key ctrl+1
    xdotool mousemove 300 300 click 1 key ctrl+a F2
    sleep 1
    picture "bulk-$1"
    stop
}

screen 1440x900
pass light ""
pass dark ""
editing light
editing dark
end_screen
display=:$((1000 + RANDOM % 900))
screen 2880x1800
export QT_SCALE_FACTOR=2
width=2880 height=1800
full=no pass light "-2x"
full=no pass dark "-2x"
printf 'made %s pictures in docs/screenshots\n' "$(find "$pictures" -name '*.png' | wc -l)"
