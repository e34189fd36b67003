#!/usr/bin/env bash
# Installs the server on Debian and Ubuntu as the systemd service openai-inbound-calls, or brings an installed one up to date. It says what it
# is going to do, then does it; done twice it does no more than once.
#
#   sudo scripts/install.sh                   installs or upgrades; settings are kept, calls under way are drained
#        scripts/install.sh --dry-run         says what it would do, and does nothing; goes with all of the others
#   sudo scripts/install.sh --replace-python  takes the place of another service of the same name, which is kept for:
#   sudo scripts/install.sh --rollback        brings that one back
#   sudo scripts/install.sh --uninstall       removes service and program; keeps settings and logs
#   sudo scripts/install.sh --uninstall --purge   removes the settings too
#
#   --jar FILE     this jar, instead of one that is built from here
#   --prefix DIR   everything goes below DIR instead of /, to try it out: systemd is told nothing, unless SYSTEMCTL names a stand-in for systemctl
#   --user NAME    whom the service runs as (unless told: whom an installed one does, else openai-inbound-calls, made if there is none; below a
#                  prefix whoever types this)
#
# Program and settings go to /usr/local/openai-inbound-calls, the unit to /etc/systemd/system. The first time the settings are those that are
# known of /usr/local/asterisk/.env, the Python service's, where there is one, else those of .env here; both are only read. The copy that is
# installed does no more than a change of settings needs: it lets the service write where they say, and starts it again.
# Exit status 0 when all was done.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=scripts/install-steps.sh
. "$(dirname "${BASH_SOURCE[0]}")/install-steps.sh"

NAME=openai-inbound-calls
OURS='# scripts/install.sh puts this into'

verb=install prefix='' user='' jar='' dry_run='' replace='' purge=''
plan=()

add() {
  plan+=("$@")
}

carry_out() {
  local i
  say "This is going to be done:"
  for ((i = 0; i < ${#plan[@]}; i += 2)); do say "  - ${plan[i + 1]}"; done
  if [ -n "$dry_run" ]; then
    say "Nothing has been done (--dry-run)."
    exit 0
  fi
  for ((i = 0; i < ${#plan[@]}; i += 2)); do
    say "* ${plan[i + 1]}"
    "${plan[i]}"
  done
}

# Where the unit of another service of this name is, if there is one.
foreign_unit() {
  local directory
  for directory in "$units" "$prefix/usr/local/lib/systemd/system" "$prefix/usr/lib/systemd/system" "$prefix/lib/systemd/system"; do
    if [ -e "$directory/$NAME.service" ]; then
      grep -qF "$OURS" "$directory/$NAME.service" || echo "$directory/$NAME.service"
      return
    fi
  done
}

is_ours() {
  [ -e "$units/$NAME.service" ] && grep -qF "$OURS" "$units/$NAME.service"
}

plan_install() {
  installed=$(! is_ours || echo yes)
  foreign=$(foreign_unit)
  if [ -n "$foreign" ] && [ -z "$replace" ]; then
    die "$foreign is another service of the same name (the Python one?). Nothing has been done. --replace-python takes its place, and --rollback brings it back."
  fi
  if [ "$PROJECT" = "$home" ]; then
    [ -n "$installed" ] || die "this is the installed copy, and it is not installed: run scripts/install.sh of the program's own folder"
    plan_settings
  else
    plan_program
  fi
  [ -z "$systemctl" ] || add start "Start the service; one that runs is drained and started again, if anything has changed"
}

plan_program() {
  java_is_there || add install_java "Install a Java runtime with apt: $(packages jre-headless)"
  [ -n "$jar" ] || plan_build
  id -u "$user" >/dev/null 2>&1 || add make_user "Make the system user $user, without a shell"
  add put_settings "Put the settings into $home/conf; what you changed there stays"
  if [ ! -e "$home/.env" ]; then
    local from=''
    [ -z "$first_env" ] || from=", with the settings of $first_env that are known here"
    add make_env "Write $home/.env, readable for $user alone$from"
  fi
  plan_written
  add check "Check the settings with the new program"
  add put_program "Put the program into $home"
  [ -z "$foreign" ] || add keep_python "$(told 'Stop the other service, and keep its unit in' "Keep the other service's unit in") $python"
  add put_unit "Put the unit into $units$(told ' and enable the service')"
}

plan_build() {
  local missing
  mapfile -t missing < <(jar_is_built || missing_to_build)
  [ ${#missing[@]} -eq 0 ] || add need_java "Install what the build needs with apt: $(packages "${missing[@]}" | paste -sd ' ')"
  add build "Build the program as $(builder), unless it is up to date"
}

plan_settings() {
  [ -z "$jar" ] || die "--jar: this is the installed copy: run scripts/install.sh of the new version"
  java_is_there || die "no Java 17 or newer that the service sees"
  plan_written
  add check_installed "Check the settings"
  add put_unit "Put the unit into $units$(told ' and enable the service')"
  changed=1 # those that were changed are read at the start
}

plan_written() {
  add open_written "Let $user write the directories of ${WRITTEN[*]}, as far as they are set, here or in application.conf (with setfacl, which apt installs where it is missing)"
}

plan_uninstall() {
  [ -z "$purge" ] || [ ! -e "$python/state" ] || die "$python has the service that was here before: --rollback first"
  plan_removal
  [ ! -d "$home/lib" ] || add remove_program "Remove the program from $home"
  if [ -n "$purge" ] && [ -d "$home" ]; then
    add remove_settings "Remove $home with its settings and keys; logs and the user $user stay"
  fi
  [ ${#plan[@]} -gt 0 ] || { say "Nothing is installed."; exit 0; }
}

plan_rollback() {
  [ -e "$python/state" ] || die "there is nothing to bring back: no service was replaced"
  plan_removal
  add bring_python_back "Bring the other service back as it was; $home stays"
}

plan_removal() {
  ! is_ours || add remove_service "$(told 'Stop the service, which drains its calls, and remove it from systemd' "Remove the unit from $units")"
}

# What the plan says where systemd is told, and where it is not.
told() {
  if [ -n "$systemctl" ]; then echo "$1"; else echo "${2:-}"; fi
}

value() {
  [ $# -ge 2 ] || die "$1: nothing (expected: a value)"
}

while [ $# -gt 0 ]; do
  case "$1" in
    -h | --help) sed -n '2,20s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    --prefix) value "$@"; prefix=${2%/}; shift ;;
    --user) value "$@"; user=$2; shift ;;
    --jar) value "$@"; jar=$2; shift ;;
    --uninstall | --rollback) verb=${1#--} ;;
    --dry-run) dry_run=1 ;;
    --replace-python) replace=1 ;;
    --purge) purge=1 ;;
    *) die "unknown: $1 (see --help)" ;;
  esac
  shift
done
case "$prefix" in
  '') [ "$(id -u)" -eq 0 ] || [ -n "$dry_run" ] || die "needs root. Type: sudo $0" ;;
  /*[!A-Za-z0-9._/-]* | [!/]*) die "--prefix: $prefix (expected: an absolute path of letters, digits, . _ -)" ;;
esac
# Below a prefix this machine's own systemd has no part.
systemctl=${SYSTEMCTL:-}
[ -n "$prefix" ] || systemctl=systemctl
[ -z "$systemctl" ] || command -v "$systemctl" >/dev/null 2>&1 || die "no $systemctl: this is for machines with systemd"

home=$prefix/usr/local/$NAME
units=$prefix/etc/systemd/system
python=$home/python-service
python_env=$prefix/usr/local/asterisk/.env
first_env=$(first_readable "$python_env" "$PROJECT/.env")
[ -n "$user" ] || ! is_ours || user=$(sed -n 's/^User=//p' "$units/$NAME.service")
[ -n "$user" ] || [ -z "$prefix" ] || user=$(id -un)
user=${user:-$NAME}
owner=$user:
java_home=

[[ $user =~ ^[a-z_][a-z0-9_-]{0,31}$ ]] || die "--user: $user (expected: a user's name)"
[ -z "$jar" ] || [ -f "$jar" ] || die "--jar: $jar (expected: a file)"
[ -z "$purge" ] || [ "$verb" = uninstall ] || die "--purge goes with --uninstall"

"plan_$verb"
carry_out
case "$verb" in
  install) say "Done. Settings: $home/.env and $home/conf. $(told "What happens: journalctl -u $NAME -f" "Systemd was told nothing; to start it: cd $home && scripts/run.sh")" ;;
  *) say "Done." ;;
esac
