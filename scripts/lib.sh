# What the scripts share: where the project lies, which packages it needs, how it is built.
# Sourced by scripts/run, scripts/test, scripts/check and scripts/benchmark.

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# Packages of the given sections of scripts/packages.txt, one a line.
packages_of() {
    local section='' line
    while read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*']') section=${line:1:-1} ;;
            *) if [[ " $* " == *" $section "* ]]; then printf '%s\n' "$line"; fi ;;
        esac
    done < "$project/scripts/packages.txt"
}

# Those of the given packages that are not installed, one a line.
missing_packages() {
    local installed package
    # dpkg-query fails when it does not know one of them; what it knows is still printed.
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2> /dev/null || true)
    for package in "$@"; do
        if [[ $'\n'"$installed"$'\n' != *$'\n'"installed $package"$'\n'* ]]; then printf '%s\n' "$package"; fi
    done
}

# Installs what the given sections need and the machine does not have. Does nothing, fast, when all is there.
install_packages() {
    local wanted missing as_root=()
    mapfile -t wanted < <(packages_of "$@")
    if ! command -v dpkg-query > /dev/null; then
        say "This is not a Debian system; make sure that you have the equivalents of: ${wanted[*]}"
        return 0
    fi
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo > /dev/null; then
            say "These Debian packages are missing; install them as root: apt-get install ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    mkdir -p "$project/build"
    local log=$project/build/install.log
    # The archive's list may be old or absent; if it cannot be had, the one at hand may still do.
    "${as_root[@]}" apt-get update > "$log" 2>&1 || say "The list of packages could not be renewed; going on with the one at hand."
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}" >> "$log" 2>&1; then
        tail -n 20 "$log" >&2
        say "The packages could not be installed; the whole story is in $log"
        return 1
    fi
}

# Configures a preset, once, and builds the given targets of it (all if none is named). Quiet but for failures.
build() {
    local preset=$1 targets=()
    shift
    [ $# -eq 0 ] || targets=(--target "$@")
    local folder=$project/build/$preset
    local log=$project/build/$preset.log
    mkdir -p "$project/build"
    : > "$log"
    if [ ! -e "$folder/build.ninja" ]; then
        say "Building eigenkracht ($preset); this takes some minutes, once."
        (cd "$project" && cmake --preset "$preset") >> "$log" 2>&1 || { build_failed "$log"; return 1; }
    fi
    cmake --build "$folder" --parallel "$(nproc)" "${targets[@]}" >> "$log" 2>&1 || { build_failed "$log"; return 1; }
}

build_failed() {
    grep -m 1 -A 30 -E '^FAILED:|CMake Error' "$1" >&2 || tail -n 30 "$1" >&2
    say "The build failed; the whole story is in $1"
}
