#!/usr/bin/env bash
# Trains the workloads of `fruitfly bench` in Fruitfly and in PyTorch, in turn, on one thread, and writes the table of ratios
# to bench/results/<CPU>/compare.md and compare.json. Installs PyTorch and OpenBLAS from Debian where they are missing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=${here%/bench/compare}
rounds=3 seconds=1 out='' busy=''
all=(logistic mlp-20 mlp-100 mlp-100-adam mlp-400 mlp-200-fullbatch cnn-25 gru-6)
workloads=()

usage() {
    cat <<'END'
Compares the training speed of Fruitfly with PyTorch's on this machine, one thread each.

Examples:
  bench/compare/compare.sh                                     all workloads, three rounds, some minutes
  bench/compare/compare.sh --only mlp-100 --out /tmp/speed     one workload, the table elsewhere

Options:
  --only NAME     one workload; may be given several times
  --rounds N      rounds in which the two take turns (default: 3)
  --seconds S     how long PyTorch repeats a workload (default: 1)
  --out FOLDER    where the table is written (default: bench/results/<CPU>)
  --busy          measure although the machine is busy; the table says so
END
}

fail() {
    printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
    exit "${3:-1}"
}

while (($#)); do
    case $1 in
        --help) usage; exit ;;
        --busy) busy=yes; shift; continue ;;
        --only | --rounds | --seconds | --out) (($# > 1)) || fail "$1 needs a value." "see '$0 --help'." 2 ;;
        *) fail "there is no option '$1'." "see '$0 --help'." 2 ;;
    esac
    case $1 in
        --only)
            [[ " ${all[*]} " == *" $2 "* ]] || fail "there is no workload '$2'." "it is one of ${all[*]}." 2
            workloads+=("$2") ;;
        --rounds)
            [[ $2 =~ ^[1-9][0-9]?$ ]] || fail "--rounds is '$2'; it must be a whole number from 1 to 99." "the default is 3." 2
            rounds=$2 ;;
        --seconds)
            [[ $2 =~ ^[0-9]+(\.[0-9]+)?$ ]] || fail "--seconds is '$2'; it must be a number such as 0.5." "the default is 1." 2
            seconds=$2 ;;
        --out) out=$2 ;;
    esac
    shift 2
done
((${#workloads[@]})) || workloads=("${all[@]}")

load() { cut -d' ' -f1 /proc/loadavg; }

# Before anything of this script's own is a load.
before=$(load)
if [[ -z $busy ]] && awk "BEGIN { exit !($before > 0.5) }"; then
    fail "the machine was busy in the last minute (load average $before)." 'wait until it is quiet, or give --busy: the table then says so.'
fi

packages=(python3-torch libopenblas0-pthread)
if ! dpkg-query -W -f '${db:Status-Abbrev}\n' "${packages[@]}" 2>/dev/null | awk '$1 == "ii" { n++ } END { exit n < 2 }'; then
    command -v apt-get >/dev/null && ((EUID == 0)) ||
        fail "PyTorch and OpenBLAS are not installed as packages." "as root of a Debian machine: apt-get install ${packages[*]}"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
fi

"$house/fruitfly" --version >/dev/null # builds, where that is due

cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
cpu=${cpu:-$(uname -m)}
out=${out:-$house/bench/results/$(tr -cs 'A-Za-z0-9.\n' '-' <<<"$cpu" | sed 's/-*$//')}
raw=$(mktemp -d)
trap 'rm -rf "$raw"' EXIT
printf '%s\n' "${workloads[@]}" >"$raw/workloads"
"$house/fruitfly" data mnist1d --out "$raw/digits.npz" >/dev/null

# Debian's packages belong to Debian's Python, whichever comes first on the PATH.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
for ((round = 1; round <= rounds; round++)); do
    for name in "${workloads[@]}"; do
        printf 'round %d of %d: %s\n' "$round" "$rounds" "$name" >&2
        # The other program's run before is a load of its own; what is said about it is not of interest here.
        "$house/fruitfly" bench --only "$name" --json >"$raw/$name.fruitfly.$round.json" 2>"$raw/errors" || { cat "$raw/errors" >&2; exit 1; }
        /usr/bin/python3 "$here/workloads.py" "$name" --data "$raw/digits.npz" --seconds "$seconds" >"$raw/$name.pytorch.$round.json"
    done
done

{
    printf 'cpu\t%s\n' "$cpu"
    printf 'load_before\t%s\n' "$before"
    printf 'load_after\t%s\n' "$(load)"
    printf 'rounds\t%s\n' "$rounds"
    printf 'fruitfly\t%s\n' "$("$house/fruitfly" --version), $(git -C "$house" describe --always --dirty 2>/dev/null || echo 'no commit'), .NET SDK $(dotnet --version)"
    printf 'openblas\t%s\n' "$(dpkg-query -W -f '${Version}' libopenblas0-pthread)"
    printf 'system\t%s\n' "$(uname -sr)"
} >"$raw/about"
/usr/bin/python3 "$here/table.py" "$raw" "$out"
printf 'written to %s\n' "$out" >&2
