# The steps of scripts/install.sh, which it names in its plan before it takes them. To be sourced, not run. From there they have:
#   NAME, prefix, user, jar      what was asked for
#   home, units, python          where program and settings go, where systemd reads units, where a service that was replaced is kept
#   systemctl                    what systemd is told by; nothing where it is not
#   first_env, owner             the .env that the first settings come from, what belongs to the user
#   installed, foreign           whether ours was there before, the unit of another of the same name
# shellcheck shell=bash disable=SC2154

SERVICE_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin # as systemd has it
WRITTEN=(LOG_FILE_PATH CALLS_FILE_PATH CALLS_AUDIO_DIR) # the settings that name what the service writes
SCRIPTS=(lib.sh run.sh check-mikrotik.sh doctor.sh calls.sh call.sh install.sh install-steps.sh)
changed=''

# Settings and unit of a user's: what they changed stays, and the new one lies beside it as ….new. SOURCE TARGET MODE [OWNER]
settle() {
  local source=$1 target=$2 shipped
  shipped=$home/conf/.shipped/$(basename "$(dirname "$target")")-$(basename "$target")
  if [ ! -e "$target" ] || cmp -s "$target" "$shipped"; then
    cmp -s "$source" "$target" || { changed=1; put "$@"; }
  elif ! cmp -s "$source" "$target" && ! cmp -s "$source" "$shipped"; then
    put "$source" "$target.new" "${@:3}"
    say "  kept as you changed it: $target (the new one: $target.new)"
  fi
  put "$source" "$shipped" 0644
}

# Whole or not at all, and as a file of its own: a JVM goes on with the jar that it has open. SOURCE TARGET MODE [OWNER]
put() {
  install -D -m "$3" "$1" "$2.part"
  [ -z "${4:-}" ] || chown "$4" "$2.part"
  mv -f "$2.part" "$2"
}

# As the service would, with nothing of this environment.
as_service() {
  local environment=(env -i "PATH=$SERVICE_PATH" LC_ALL=C.UTF-8)
  [ -z "$java_home" ] || environment+=("JAVA_HOME=$java_home")
  if [ "$(id -un)" = "$user" ]; then
    "${environment[@]}" "$@"
  else
    runuser -u "$user" -- "${environment[@]}" "$@"
  fi
}

# The JVM that the service will find.
service_java() {
  if [ -n "$java_home" ]; then echo "$java_home/bin/java"; else PATH=$SERVICE_PATH command -v java; fi
}

java_is_there() {
  java_home=
  java_is_17 "$(service_java || echo none)" && return
  java_home=${JAVA_HOME:-$(! is_ours || sed -n 's/^Environment=.* JAVA_HOME=//p' "$units/$NAME.service")}
  case "$java_home" in
    '' | /home/* | /root/*) java_home='' && return 1 ;; # none, or one that the service cannot see
  esac
  java_is_17 "$(service_java)"
}

install_java() {
  install_packages jre-headless
}

# Who owns the sources, where that is who typed sudo: what is built is then theirs too.
builder() {
  if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$(stat -c %U "$PROJECT")" = "$SUDO_USER" ]; then
    echo "$SUDO_USER"
  else
    id -un
  fi
}

build() {
  if [ "$(builder)" = "$(id -un)" ]; then
    need_jar
  else
    [ ! -d "$PROJECT/target" ] || chown -hR "$(builder):" "$PROJECT/target" # of a build by root
    # shellcheck disable=SC2016 # expanded there
    runuser -u "$(builder)" -- bash -euo pipefail -c '. "$1/scripts/lib.sh" && need_jar' - "$PROJECT"
  fi
  jar=$JAR
}

make_user() {
  useradd --system --user-group --home-dir "$home" --no-create-home --shell /usr/sbin/nologin "$user"
}

put_settings() {
  local file
  install -d -m 0755 "$home" "$home/conf" "$home/lib"
  for file in "$PROJECT"/conf/*.md "$PROJECT"/conf/*.options "$PROJECT"/conf/prompts/*; do
    [ ! -e "$file" ] || settle "$file" "$home/${file#"$PROJECT"/}" 0644
  done
  settle "$PROJECT/conf/application.conf" "$home/conf/application.conf" 0600 "$owner"
  put "$PROJECT/conf/env.example" "$home/conf/env.example" 0644
  put "$PROJECT/conf/systemd/$NAME.service" "$home/conf/systemd/$NAME.service" 0644
}

first_readable() {
  local file
  for file; do
    if [ -r "$file" ]; then
      echo "$file"
      return
    fi
  done
}

set_names() {
  sed -n 's/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}\([A-Za-z_][A-Za-z0-9_]*\)[[:space:]]*=[[:space:]]*[^[:space:]].*/\2/p' "$1" | sort -u
}

# What their .env sets, into our example; values never pass through a command line or the terminal.
fill_env() {
  awk '
    { sub(/\r$/, "") }
    FILENAME == ARGV[1] {
      sub(/^[ \t]*(export[ \t]+)?/, "")
      if (match($0, /^[A-Za-z_][A-Za-z0-9_]*[ \t]*=[ \t]*[^ \t]/)) {
        name = $0; sub(/[ \t]*=.*/, "", name); value = $0; sub(/^[^=]*=[ \t]*/, "", value); theirs[name] = value
      }
      next
    }
    match($0, /^(# )?[A-Z_]+=/) {
      name = $0; sub(/^# /, "", name); sub(/=.*/, "", name)
      if (name in theirs) { print name "=" theirs[name]; next }
    }
    { print }' "$1" "$PROJECT/conf/env.example"
}

make_env() {
  local theirs=${first_env:-/dev/null} known
  if [ -n "$first_env" ]; then
    known=$(sed -n 's/^\(# \)\{0,1\}\([A-Z_]*\)=.*/\2/p' "$PROJECT/conf/env.example" | sort)
    say "  taken over: $(comm -12 <(set_names "$theirs") <(echo "$known") | paste -sd ' ')"
    say "  not known here, left out: $(comm -23 <(set_names "$theirs") <(echo "$known") | paste -sd ' ')"
    ! grep -q '^[^#]*=.*[$]{' "$theirs" || say "  look at it: a value of theirs has \${…} in it, and nothing is expanded here"
  fi
  (umask 077 && fill_env "$theirs" >"$home/.env.part")
  chown "$owner" "$home/.env.part"
  mv -f "$home/.env.part" "$home/.env"
}

# What .env sets it to. NAME
setting() {
  sed -n "s/^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}$1[[:space:]]*=[[:space:]]*//p" "$home/.env" \
    | tail -n 1 | sed -e 's/\r$//' -e 's/[[:space:]]*#.*$//' -e "s/^[\"']//" -e "s/[\"'][[:space:]]*\$//"
}

# What the service is to write, a line each, a directory with a slash at its end: .env's, and application.conf's, where only these keys of all
# are called file and directory.
written() {
  local variable path
  for variable in "${WRITTEN[@]}"; do
    path=$(setting "$variable")
    [ "$variable" != CALLS_AUDIO_DIR ] || path=${path:+${path%/}/}
    [ -z "$path" ] || echo "$path"
  done
  sed -e 's/^[[:space:]]*\(#\|\/\/\).*//' -e 's/[[:space:]]#.*//' "$home/conf/application.conf" \
    | grep -oE '(^|[^A-Za-z0-9_-])(file|directory)"?[[:space:]]*[=:][[:space:]]*"?/[^"[:space:],}]*' \
    | sed -e 's/^[^/]*directory[^/]*\(\/.*[^/]\)\/*$/\1\//' -e 's/^[^/]*//' || true
}

# The directory of something written, where the service may be given one: not all of /var/log, nor anything of the system's. PATH
written_directory() {
  local directory=${1%/*}
  case "$directory" in
    *[!A-Za-z0-9._/-]* | */../* | */..) ;;
    "$prefix"/var/log/?* | /var/log/?* | /var/lib/?* | /srv/?*) echo "$directory" ;;
  esac
}

open_written() {
  local path
  while IFS= read -r path; do open_one "$path"; done < <(written)
}

open_one() {
  local path=$1 directory
  directory=$(written_directory "$path")
  if [ -z "$directory" ]; then
    say "  the service cannot write $path: choose /var/log/$NAME/…, then run this again"
    return
  fi
  [ -d "$directory" ] || { install -d -m 0750 "$directory" && chown "$owner" "$directory"; }
  as_service test -w "$directory" -a -x "$directory" || grant rwx "$directory"
  [ ! -f "$path" ] || as_service test -w "$path" || grant rw "$path"
}

grant() {
  [ -n "$prefix" ] || command -v setfacl >/dev/null 2>&1 || (install_packages acl) || true
  if command -v setfacl >/dev/null 2>&1 && setfacl -m "u:$user:$1" "$2"; then
    say "  $user may write $2 now (setfacl)"
  else
    say "  $user cannot write $2: apt-get install acl, then: setfacl -m u:$user:$1 $2"
  fi
}

# The new program with the settings that are there; the one that runs has not been touched until then.
check() {
  put "$jar" "$home/lib/$NAME.jar.new" 0644
  try_settings "$home/lib/$NAME.jar.new"
  if [ -z "$ready" ] && [ -n "$installed$foreign" ]; then
    rm "$home/lib/$NAME.jar.new"
    refuse_settings
  fi
}

check_installed() {
  try_settings "$JAR"
  [ -n "$ready" ] || refuse_settings
}

try_settings() {
  ready=1
  (cd "$home" && as_service "$(service_java)" -jar "$1" serve --check) >&2 || ready=
}

refuse_settings() {
  die "the settings in $home/.env and $home/conf cannot be used, see above. The service that is there goes on as it was."
}

put_program() {
  local script
  for script in "${SCRIPTS[@]}"; do
    cmp -s "$PROJECT/scripts/$script" "$home/scripts/$script" || { changed=1; put "$PROJECT/scripts/$script" "$home/scripts/$script" 0755; }
  done
  cmp -s "$home/lib/$NAME.jar.new" "$home/lib/$NAME.jar" || changed=1
  mv -f "$home/lib/$NAME.jar.new" "$home/lib/$NAME.jar"
}

unit_text() {
  local path directory directories=''
  while IFS= read -r path; do
    directory=$(written_directory "$path")
    case " $directories " in
      *" -$directory "*) ;;
      *) [ -z "$directory" ] || directories="${directories:+$directories }-$directory" ;;
    esac
  done < <(written)
  sed -e "s|/usr/local/$NAME|$home|g" -e "s|^User=.*|User=$user|" \
    -e "s|^\(ReadWritePaths=\).*|\1${directories:--/var/log/asterisk}|" \
    -e "s|^Environment=LC_ALL.*|&${java_home:+ JAVA_HOME=$java_home}|" "$PROJECT/conf/systemd/$NAME.service"
}

# Where systemd has a part.
systemd() {
  [ -z "$systemctl" ] || "$systemctl" "$@"
}

put_unit() {
  unit_text >"$home/lib/$NAME.service"
  settle "$home/lib/$NAME.service" "$units/$NAME.service" 0644
  systemd daemon-reload
  systemd enable "$NAME"
}

start() {
  if [ -z "$ready" ]; then
    say "Not started: something is missing in $home/.env, see above. Then: systemctl start $NAME"
  elif ! systemd is-active --quiet "$NAME"; then
    systemd start "$NAME"
  elif [ -n "$changed" ]; then
    systemd restart "$NAME"
  else
    say "  nothing has changed: the service goes on as it is"
  fi
}

keep_python() {
  mkdir -p "$python"
  {
    echo "enabled=$(systemd is-enabled "$NAME" 2>/dev/null || true)"
    echo "active=$(systemd is-active "$NAME" 2>/dev/null || true)"
  } >"$python/state"
  systemd stop "$NAME"
  move_unit "$units" "$python"
}

# The unit and what systemctl edit made of it; that of a package stays where it is, and ours goes before it.
move_unit() {
  local file
  for file in "$NAME.service" "$NAME.service.d"; do
    [ ! -e "$1/$file" ] || mv "$1/$file" "$2/$file"
  done
}

remove_service() {
  systemd stop "$NAME"
  systemd disable "$NAME"
  systemd reset-failed "$NAME" 2>/dev/null || true # one that failed would be listed for ever
  rm -f "$units/$NAME.service" "$units/$NAME.service.new"
  systemd daemon-reload
}

remove_program() {
  rm -rf "${home:?}/lib" "${home:?}/scripts"
}

remove_settings() {
  rm -rf "${home:?}" "$units/$NAME.service.d"
}

bring_python_back() {
  move_unit "$python" "$units"
  systemd daemon-reload
  ! grep -qx 'enabled=enabled' "$python/state" || systemd enable "$NAME"
  ! grep -qx 'active=active' "$python/state" || systemd start "$NAME"
  rm -rf "$python"
}
