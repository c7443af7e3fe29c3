#!/usr/bin/env bash
# Photographs every room of the web lab, with the reports of the quick presets. Needs a browser of the Chromium family.
set -euo pipefail
cd "$(dirname "$0")/../.."
browser=${FRUITFLY_BROWSER:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
./fruitfly reproduce --quick > /dev/null
address=$(mktemp)
./fruitfly serve --no-browser > "$address" &
lab=$!
trap 'kill "$lab"; rm -f "$address"' EXIT
until [[ -s $address ]]; do sleep 0.2; done
dotnet run docs/pictures/lab.cs -- "$(head -n 1 "$address")" "$browser" docs/pictures
