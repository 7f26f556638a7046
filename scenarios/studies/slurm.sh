#!/bin/bash
# A study on many machines at once: a job array of Slurm, each task one shard of the study.
#
#     sbatch scenarios/studies/slurm.sh two_dials.yaml two_dials
#
# computes the study two_dials.yaml into the directory two_dials, which all machines must see (a shared file system).  When all
# tasks have ended, put together what they wrote, by hand or as a job that waits for them:
#
#     id=$(sbatch --parsable scenarios/studies/slurm.sh two_dials.yaml two_dials)
#     sbatch --dependency=afterany:"$id" --wrap='linli study merge two_dials && linli compare two_dials'
#
# Options of sbatch stand before the script and count more than the lines below, for example --array=1-20 --time=2:00:00.
# The program is `linli` on PATH, or what LINLI_PROGRAM names.
#
# Shards.  --array goes from 1 to the number of shards, without gaps and at most 1000: linli takes no more, and neither does
#   Slurm as it comes (MaxArraySize=1001; `scontrol show config | grep MaxArraySize`).  --array=1-100%8 computes eight at a
#   time.  More shards than runs are of no use; the best number divides the replicates, as each shard then has pasts of its own.
# Time.  --signal=USR1@180 sends USR1 to the processes of job steps, that is, of what srun starts, three minutes before the time
#   is over (Slurm may be a minute early).  It is not sent to this script; with `B:` it would be sent to nothing else, and linli
#   would not hear it.  linli then saves what it has done and ends with 75, and the task is put into the queue again.  Those
#   minutes must suffice for a week of the run and a checkpoint: seconds for the whole district.
# Going on.  A task that was killed, or whose machine failed, goes on with `scontrol requeue JOB_TASK`; so does a task that is no
#   longer in the queue if the job is submitted again for it alone: SHARDS=8 sbatch --array=3 …, because Slurm then no longer
#   knows that there were eight.  Nothing is computed twice.  A task of which runs failed ends with 1, and the others go on:
#   merge, then `linli study status DIR` tells which and why, and `linli study retry DIR` tries them again.
# Memory.  --mem-per-cpu is for one run at scale 1; linli runs one for each processor.
#SBATCH --job-name=linli
#SBATCH --array=1-8
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=2G
#SBATCH --time=12:00:00
#SBATCH --signal=USR1@180
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=linli-%A_%a.out
set -u

if [[ $# -ne 2 || -z ${SLURM_ARRAY_TASK_ID-} ]]; then
  echo "submit with: sbatch $0 STUDY DIR" >&2
  exit 2
fi
stopped=75
shard=$SLURM_ARRAY_TASK_ID/${SHARDS:-$SLURM_ARRAY_TASK_COUNT}

# Steps do not have the job's --cpus-per-task by themselves since Slurm 22.05.
srun --ntasks=1 --cpus-per-task="$SLURM_CPUS_PER_TASK" \
  "${LINLI_PROGRAM:-linli}" study run "$1" -o "$2" --shard "$shard" --processors "$SLURM_CPUS_PER_TASK" --quiet
code=$?
if [[ $code -eq $stopped ]]; then
  echo "shard $shard goes on later"
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
elif [[ $code -eq 0 ]]; then
  echo "shard $shard is complete; when all are: linli study merge $2"
fi
exit "$code"
