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
    local there package
    # Another package may provide one: Node.js from its makers brings npm along and refuses Debian's.
    there=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' |
        awk -F '[ ,]+' '$1 == "installed" { for (i = 2; i <= NF; i++) if ($i !~ /^[(=]/) print $i }')
    for package in "$@"; do
        if [[ $'\n'"$there"$'\n' != *$'\n'"$package"$'\n'* ]]; then printf '%s\n' "$package"; fi
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

# Brings what drives the browser in the tests from the npm registry that this user's npm is set up for, once: into
# build/npm, where the tests look. Without it they are skipped and say so; in CI that is a failure.
install_npm_packages() {
    local source=$project/tests/webpage target=$project/build/npm
    if cmp -s "$source/package-lock.json" "$target/node_modules/.installed-lock.json"; then return 0; fi
    if ! command -v npm > /dev/null; then
        say "There is no npm here; the tests in a browser will be skipped."
        return 0
    fi
    say "Installing what drives the browser in the tests, from npm."
    mkdir -p "$target"
    cp "$source/package.json" "$source/package-lock.json" "$target/"
    # Where there is no network, npm would try again for a minute and a half.
    local impatient=(--fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000)
    if ! (cd "$target" && npm ci --ignore-scripts --no-audit --no-fund "${impatient[@]}") > "$target.log" 2>&1; then
        say "npm could not install playwright-core and axe-core: is its registry within reach (npm ping)?"
        say "The whole story is in $target.log; without them the tests in a browser are skipped."
        [ "${CI:-}" != true ] || return 1
        return 0
    fi
    # Written last: what is there without it was not finished.
    cp "$source/package-lock.json" "$target/node_modules/.installed-lock.json"
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
