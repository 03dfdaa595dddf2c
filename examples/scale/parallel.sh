#!/bin/sh
# Shares on the cores of this machine by GNU parallel, or on several with --sshlogin.
#
#   sh parallel.sh ADAPTER SHARES FOLDER
#
# parallel numbers its jobs by PARALLEL_SEQ, which is taken; how many there are we say ourselves.
set -u
adapter=$1 folder=$3
export CALLSPEC_SHARDS=$2
mkdir -p "$folder"

# It ends with how many shares did not end with 0: what that means says merge.
seq "$CALLSPEC_SHARDS" | parallel --will-cite --env CALLSPEC_SHARDS \
  callspec run "$adapter" --quiet "--reporter=json=$folder/{#}.json" "--trace=$folder/{#}.ndjson"

callspec merge "$folder"
