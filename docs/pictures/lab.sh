#!/usr/bin/env bash
# Takes a picture of every room of the web lab, with the quick presets in a store of their own. Needs a Chromium-based browser.
#   docs/pictures/lab.sh                    the pictures of the docs
#   docs/pictures/lab.sh FOLDER [ROOM...]   every room (or those that are named) at four sizes of a window, light and dark
set -euo pipefail
folder=${1:-}
[[ -z $folder ]] || { mkdir -p "$folder" && folder=$(realpath "$folder"); }
cd "$(dirname "$0")/../.."
browser=${FRUITFLY_BROWSER:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
FRUITFLY_HOME=$(mktemp -d)
export FRUITFLY_HOME
./fruitfly reproduce --quick --reports "$FRUITFLY_HOME/reports" > /dev/null
for epochs in 20 ${folder:+10}; do # two, where they are compared
    ./fruitfly sweep examples/studies/weight-decay.yaml "recipe.epochs=$epochs" seeds=3 --reports "$FRUITFLY_HOME/reports" > /dev/null
done
./fruitfly data mnist1d --samples 1500 --out "$FRUITFLY_HOME/digits.csv" > /dev/null
./fruitfly diagnose "$FRUITFLY_HOME/digits.csv" --budget 600 --reports "$FRUITFLY_HOME/reports" > /dev/null 2>&1
./fruitfly serve --no-browser --reports "$FRUITFLY_HOME/reports" > "$FRUITFLY_HOME/address" &
lab=$!
trap 'kill "$lab"; wait "$lab" || true; rm -rf "$FRUITFLY_HOME"' EXIT
until [[ -s $FRUITFLY_HOME/address ]]; do sleep 0.2; done
dotnet run docs/pictures/lab.cs -- "$(head -n 1 "$FRUITFLY_HOME/address")" "$browser" \
    "${folder:-docs/pictures}" ${folder:+every "${@:2}"}
