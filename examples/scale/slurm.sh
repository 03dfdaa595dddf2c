#!/bin/sh
#SBATCH --job-name=callspec
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --output=callspec-%A-%a.log
# An array of tasks, one a share: sbatch slurm.sh ADAPTER. Slurm says which of how many it is, and that
# is taken. A share that was lost is done again alone, with its number and how many there are:
#
#   CALLSPEC_SHARDS=4 sbatch --array=3 slurm.sh ADAPTER
#
# When all are through: callspec merge results
callspec run "$1" --quiet \
  --reporter "json=results/$SLURM_ARRAY_TASK_ID.json" \
  --trace "results/$SLURM_ARRAY_TASK_ID.ndjson"
