#!/usr/bin/env bash
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes the icons of fixed sizes from the scalable one; needs librsvg2-bin.
set -euo pipefail
cd "$(dirname "$0")"
for size in 48 64 128 256; do
    rsvg-convert -w "$size" -h "$size" ../../resources/icons/slipway.svg -o "$size.png"
done
