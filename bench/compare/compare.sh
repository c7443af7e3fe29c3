#!/usr/bin/env bash
# Trains the workloads of `fruitfly bench` in Fruitfly, in Debian's PyTorch and in TorchSharp with libtorch, in turn, on one
# thread, and writes the table of ratios to bench/results/<CPU>/compare.md and compare.json. PyTorch and OpenBLAS are
# installed from Debian where they are missing, TorchSharp and libtorch restored from NuGet.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=${here%/bench/compare}
rounds=3 seconds=1 out='' busy=''
all=(logistic mlp-20 mlp-100 mlp-100-adam mlp-400 mlp-200-fullbatch cnn-25 gru-6 swarm-logistic swarm-mlp-20 swarm-mlp-32)
workloads=()

usage() {
    cat <<'END'
Compares the training speed of Fruitfly with that of PyTorch and of TorchSharp on this machine, one thread each. A peer
that cannot be had is left out. swarm-… is the time of one of many networks that are trained at once. The first run gets
PyTorch from Debian (as root) and TorchSharp with libtorch from NuGet (600 MB).

Examples:
  bench/compare/compare.sh                                     all workloads, three rounds, some minutes
  bench/compare/compare.sh --only mlp-100 --out /tmp/speed     one workload, the table elsewhere

Options:
  --only NAME     one workload; may be given several times
  --rounds N      rounds in which they take turns (default: 3)
  --seconds S     how long a peer repeats a workload (default: 1)
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

raw=$(mktemp -d)
trap 'rm -rf "$raw"' EXIT

packages=(python3-torch libopenblas0-pthread)
are_installed() { dpkg-query -W -f '${db:Status-Abbrev}\n' "${packages[@]}" 2>/dev/null | awk '$1 == "ii" { n++ } END { exit n < 2 }'; }
install() {
    command -v apt-get >/dev/null && ((EUID == 0)) &&
        apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
}

peers=()
if are_installed || { install && are_installed; }; then
    peers+=(pytorch)
else
    printf 'PyTorch is left out: %s are not installed\nhint: as root of a Debian machine: apt-get install %s\n' \
        "${packages[0]} and ${packages[1]}" "${packages[*]}" >&2
fi
mkdir "$raw/natives"
if "$here/torchsharp/prepare.sh" "$raw/natives" >&2; then peers+=(torchsharp); else echo 'TorchSharp is left out: see above' >&2; fi
((${#peers[@]})) || fail 'there is nothing to compare with.' 'install one of the two, as said above.'

"$house/fruitfly" --version >/dev/null # builds, where that is due

cpu=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
cpu=${cpu:-$(uname -m)}
out=${out:-$house/bench/results/$(tr -cs 'A-Za-z0-9.\n' '-' <<<"$cpu" | sed 's/-*$//')}
printf '%s\n' "${workloads[@]}" >"$raw/workloads"
"$house/fruitfly" data mnist1d --out "$raw/digits.npz" >/dev/null

# One of the peers; Debian's packages belong to Debian's Python, whichever comes first on the PATH.
pytorch() { /usr/bin/python3 "$here/workloads.py" "$@" --data "$raw/digits.npz"; }
torchsharp() { "$raw/natives/torchsharp" "$@"; }

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
for ((round = 1; round <= rounds; round++)); do
    for name in "${workloads[@]}"; do
        printf 'round %d of %d: %s\n' "$round" "$rounds" "$name" >&2
        # Another program's run before is a load of its own; what is said about it is not of interest here.
        "$house/fruitfly" bench --only "$name" --json >"$raw/$name.fruitfly.$round.json" 2>"$raw/errors" || { cat "$raw/errors" >&2; exit 1; }
        for peer in "${peers[@]}"; do "$peer" "$name" --seconds "$seconds" >"$raw/$name.$peer.$round.json"; done
    done
done
after=$(load)

# How `fruitfly train` trains the same; without the swarm of a shape whose data are not MNIST-1D.
declare -A recipes=(
    [logistic]='--network logistic --optimizer sgd --learning-rate 0.1'
    [mlp-20]='--hidden-layers 20,20 --optimizer momentum --learning-rate 0.01 --momentum 0.9'
    [mlp-100]='--hidden-layers 100,100 --optimizer sgd --learning-rate 0.1'
    [mlp-100-adam]='--hidden-layers 100,100 --optimizer adam --learning-rate 0.005'
    [mlp-400]='--hidden-layers 400,400 --optimizer momentum --learning-rate 0.01 --momentum 0.9'
    [mlp-200-fullbatch]='--hidden-layers 200,200 --optimizer adam --learning-rate 0.005 --batch-size full'
    [cnn-25]='--network cnn --initializer pytorch --optimizer adam --learning-rate 0.01'
    [gru-6]='--network gru --initializer pytorch --optimizer adam --learning-rate 0.01'
)
for name in "${workloads[@]}"; do
    printf 'what is learned: %s\n' "$name" >&2
    recipe=${recipes[${name#swarm-}]-}
    # shellcheck disable=SC2086 # the words of a recipe are arguments
    [[ -z $recipe ]] || "$house/fruitfly" train $recipe --schedule constant --validation-share 0 --epochs 5 --seeds 8 --metrics error \
        --store "$raw/store.db" --reports "$raw" --history "$raw/$name.fruitfly.losses.csv" >/dev/null 2>"$raw/errors" || { cat "$raw/errors" >&2; exit 1; }
    for peer in "${peers[@]}"; do "$peer" "$name" --losses >"$raw/$name.$peer.losses.json"; done
done

{
    printf 'cpu\t%s\n' "$cpu"
    printf 'load_before\t%s\n' "$before"
    printf 'load_after\t%s\n' "$after"
    printf 'rounds\t%s\n' "$rounds"
    printf 'fruitfly\t%s\n' "$("$house/fruitfly" --version), $(git -C "$house" describe --always --dirty 2>/dev/null || echo 'no commit'), .NET SDK $(dotnet --version)"
    [[ " ${peers[*]} " != *' pytorch '* ]] || printf 'openblas\t%s\n' "$(dpkg-query -W -f '${Version}' libopenblas0-pthread)"
    printf 'system\t%s\n' "$(uname -sr)"
} >"$raw/about"
/usr/bin/python3 -B "$here/table.py" "$raw" "$out"
printf 'written to %s\n' "$out" >&2
