#!/usr/bin/env bash
# Builds the TorchSharp peer and writes FOLDER/torchsharp, which runs it; its packages come from NuGet. Where libstdc++ is
# older than GCC 13, a copy of TorchSharp's small native library that loads all the same is written to FOLDER too.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=${here%/bench/compare/torchsharp}
version=GLIBCXX_3.4.32

fail() {
    printf 'error: %s\nhint: %s\n' "$1" "$2" >&2
    exit 1
}

[[ ${1-} != --help ]] || { sed -n '2,3s/^# //p' "${BASH_SOURCE[0]}"; exit; }
(($# == 1)) && [[ -d $1 ]] || fail 'the folder to write to is missing.' "give one that exists: $0 FOLDER."
folder=$(cd "$1" && pwd)
[[ $(uname -sm) == 'Linux x86_64' ]] || fail "libtorch is not packaged for $(uname -sm) here." 'measure on Linux, x86_64.'

dotnet build "$here" --configuration Release --verbosity quiet --nologo >"$folder/build.log" 2>&1 || {
    grep -m 3 ': error ' "$folder/build.log" >&2 || tail -n 5 "$folder/build.log" >&2
    fail 'TorchSharp and libtorch were not restored from NuGet, or the program that uses them was not built.' \
        "see above; the packages need a network once, and 600 MB: dotnet restore $here"
}
natives=$(dotnet msbuild "$here/TorchSharpPeer.csproj" -getProperty:NativeFolders)
library=libLibTorchSharp.so

# Loads the library as the program will. Tried here because TorchSharp, where this fails, copies all of libtorch.
loads() { LD_LIBRARY_PATH=$natives LD_PRELOAD=$preload /usr/bin/python3 -c "import ctypes; ctypes.CDLL('$library')" 2>"$folder/errors"; }
fail_to_load() { fail "TorchSharp's native library does not load: $(tail -n 1 "$folder/errors")" 'it needs a newer system.'; }

preload=
if ! loads; then
    grep -q "version .$version. not found" "$folder/errors" || fail_to_load
    printf 'libstdc++ has no %s: a copy of %s that does not ask for it is used, with what it lacks in a library of its own\n' \
        "$version" "$library" >&2
    command -v g++ >/dev/null || fail 'there is no g++ to build that library.' 'on Debian: apt-get install g++'
    g++ -shared -fPIC -O2 -o "$folder/libios_base_library_init.so" "$here/ios_base_library_init.cpp"
    /usr/bin/python3 "$here/weaken.py" "${natives%%:*}/$library" "$version" "$folder/$library"
    natives=$folder:$natives preload=$folder/libios_base_library_init.so
    loads || fail_to_load
fi

{
    printf '#!/usr/bin/env bash\nexport LD_LIBRARY_PATH=%q LD_PRELOAD=%q\n' "$natives" "$preload"
    printf 'exec dotnet %q "$@"\n' "$house/artifacts/bin/TorchSharpPeer/release/TorchSharpPeer.dll"
} >"$folder/torchsharp"
chmod +x "$folder/torchsharp"
