#!/usr/bin/env bash
# One backup a day of the database (documents are in it) into /backups, each checked by reading it back; 14 are kept.
# Any failure is told on stderr and ends the script with an error. "backup.sh once" makes one and ends.
set -Eeuo pipefail
umask 077
folder=${BACKUP_DIR:-/backups}
keep=14
trap 'echo "BACKUP FAILED at $(date --iso-8601=seconds), line $LINENO: no new backup in $folder" >&2' ERR

back_up() {
  local name
  name=$(date +%Y-%m-%dT%H%M%S)
  rm -f "$folder"/*.part
  pg_dump --format=custom --file="$folder/$name.dump.part"
  pg_restore --list "$folder/$name.dump.part" >/dev/null
  mv "$folder/$name.dump.part" "$folder/$name.dump"
  drop_oldest
  echo "backup $name: $(stat --format=%s "$folder/$name.dump") bytes, readable"
}

# names sort by time
drop_oldest() {
  find "$folder" -maxdepth 1 -name "*.dump" | sort | head -n "-$keep" | xargs -r -d '\n' rm -f
}

if [ "${1:-}" = once ]; then
  back_up
  exit
fi
while true; do
  # after a restart: nothing to do while the newest is from today
  if [ -z "$(find "$folder" -maxdepth 1 -name '*.dump' -mmin -1430 -print -quit)" ]; then back_up; fi
  sleep 600 &
  wait $!
done
