# Shared by the scripts beside this file: the project's folder, a JDK 17 or newer, Maven, the built jar. To be sourced, not run.
# Where scripts/install.sh has installed them there are no sources, and the jar lies in lib.
# shellcheck shell=bash

PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
JAR=$PROJECT/target/openai-inbound-calls.jar
[ -d "$PROJECT/src" ] || JAR=$PROJECT/lib/openai-inbound-calls.jar

say() { printf '%s\n' "$*" >&2; }

die() {
  say "error: $*"
  exit 1
}

java_of_path_is_17() {
  local java=java javac=javac
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java javac=$JAVA_HOME/bin/javac
  fi
  command -v "$javac" >/dev/null 2>&1 && java_is_17 "$java"
}

java_is_17() {
  local version
  version=$("$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -ge 17 ]
}

# The package of that kind (jdk-headless, jre-headless) that this release of Debian or Ubuntu has. Lists that were never fetched know none.
openjdk() {
  local version
  for version in 17 21 25; do
    if apt-cache show "openjdk-$version-$1" >/dev/null 2>&1; then
      echo "openjdk-$version-$1"
      return
    fi
  done
  echo "default-$1"
}

# The packages' names, a line each; jdk-headless and jre-headless stand for OpenJDK's.
packages() {
  local package
  for package; do
    case "$package" in
      jdk-headless | jre-headless) openjdk "$package" ;;
      *) echo "$package" ;;
    esac
  done
}

# Installs Debian packages where that is possible without a question; otherwise says what to type.
install_packages() {
  local sudo='' wanted names
  if ! command -v apt-get >/dev/null 2>&1; then
    die "missing: $*. Install a JDK 17 or newer and Maven 3.8 or newer, then run this again."
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      wanted=$(packages "$@" | paste -sd ' ')
      die "missing: $wanted. Type: sudo apt-get update && sudo apt-get install $wanted"
    fi
    sudo=sudo
  fi
  $sudo apt-get update -qq || die "apt could not update its lists"
  mapfile -t names < <(packages "$@") # now that the lists tell them
  say "Installing with apt: ${names[*]}"
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${names[@]}" >/dev/null || die "apt could not install: ${names[*]}"
}

# What a build lacks, a line each.
missing_to_build() {
  java_of_path_is_17 || echo jdk-headless
  command -v mvn >/dev/null 2>&1 || echo maven
}

need_java() {
  local missing
  if [ -n "${JAVA_HOME:-}" ] && ! java_of_path_is_17; then
    die "JAVA_HOME=$JAVA_HOME is no JDK 17 or newer. Type: unset JAVA_HOME"
  fi
  mapfile -t missing < <(missing_to_build)
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
  java_of_path_is_17 || die "java and javac of the PATH are not of a JDK 17 or newer: $(command -v java javac | paste -sd ' ')"
}

# A command that only some tests need, out of its Debian package and those that this one lacks here: unpacked, not installed, since some packages
# start what they bring. Without it these tests are skipped, which fails where CI is set.
offer() {
  local tools=${XDG_CACHE_HOME:-$HOME/.cache}/openai-inbound-calls/tools
  PATH=$PATH:$tools/bin:$tools/usr/bin:/usr/sbin
  command -v "$1" >/dev/null 2>&1 && return
  say "Fetching $1 (Debian's package $2) into $tools"
  (
    set -e
    mkdir -p "$tools/bin"
    cd "$tools"
    rm -f ./*.deb
    download "$2" || { apt-get update && download "$2"; }
    for package in ./*.deb; do dpkg-deb -x "$package" .; done
    rm ./*.deb
    [ ! -x "usr/sbin/$1" ] || wrap "$1"
  ) >/dev/null 2>&1 || true
  command -v "$1" >/dev/null 2>&1 || say "SKIPPED: the tests that need $1 (Debian's package $2)"
}

download() {
  local packages
  mapfile -t packages < <(apt-get install -s --no-install-recommends "$1" | sed -n 's/^Inst \([^ ]*\).*/\1/p')
  [ ${#packages[@]} -gt 0 ] && apt-get download "${packages[@]}"
}

# A daemon that finds the libraries which were unpacked beside it.
wrap() {
  printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' "$(echo "$PWD"/usr/lib/*-linux-gnu*)" "$PWD/usr/sbin/$1" >"bin/$1"
  chmod +x "bin/$1"
}

# Whether the jar is there and newer than everything it is made of; of conf/ that is the instructions and the prompts.
jar_is_built() {
  [ -d "$PROJECT/src" ] || return 0
  [ -f "$JAR" ] && [ -z "$(find "$PROJECT/src/main" "$PROJECT/pom.xml" "$PROJECT/conf/instrucciones.md" "$PROJECT/conf/prompts" -newer "$JAR" -print -quit)" ]
}

need_jar() {
  if ! jar_is_built; then
    need_java
    say "Building (the first time Maven downloads its libraries)..."
    (cd "$PROJECT" && mvn -B -q -ntp -DskipTests -Dspotless.check.skip package) || die "the build failed"
  fi
}

# Newer JDKs warn of Netty's native and unsafe memory access unless they are told that it is wanted.
java_options() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java version
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${version:-0}" -lt 24 ] || printf '%s' "--sun-misc-unsafe-memory-access=allow"
}

# The JVM's options for the server, one a line; conf/jvm.options has the reasons.
server_options() {
  sed -n '/^-/p' "$PROJECT/conf/jvm.options"
}

run_jar() {
  # shellcheck disable=SC2046 # none or one word
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" $(java_options) -jar "$JAR" "$@"
}

# For a command that starts a server of its own, whose JVM is that of scripts/run.sh, unless one is described.
run_jar_with_server() {
  case " $* " in
    *" --java-option"*) ;;
    *) while IFS= read -r option; do set -- "$@" "--java-option=$option"; done < <(server_options) ;;
  esac
  run_jar "$@"
}

run_server() {
  umask "$(printf %o $((0$(umask) | 027)))" # like the unit: callers' names and questions are in what it writes
  # shellcheck disable=SC2046 # words without spaces
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" $(java_options) $(server_options) -jar "$JAR" serve "$@"
}
