#!/usr/bin/env bash
# A real Slurm on the loopback address: munged, slurmctld and slurmd, with a key, ports and folders of
# their own, for whoever calls it. Says "ready" once it takes jobs. It stops everything that it or its
# jobs have started when its input ends, which it does however its caller has ended.
#   usage: cluster.sh DIR PORT PORT
set -euo pipefail
dir=$1
export PATH=$PATH:/usr/sbin:/sbin
# Every process of this cluster, its jobs among them, has this from its start, and so is found by it.
export SLURM_CONF=$dir/slurm.conf

others() {
  local file
  for file in /proc/[0-9]*/environ; do
    if grep -qsF "SLURM_CONF=$SLURM_CONF" "$file"; then echo "${file//[!0-9]/}"; fi
  done
}

stop() {
  local pids
  trap '' INT TERM
  # The daemons end their own helpers; what a job has running they would leave.
  # shellcheck disable=SC2046
  kill $(jobs -p) 2>/dev/null || true
  wait
  # Until none is left: one may start another in between.
  while pids=$(others) && [ -n "$pids" ]; do
    # shellcheck disable=SC2086
    kill -9 $pids 2>/dev/null || true
    sleep 0.1
  done
}
trap stop EXIT
trap 'exit 1' INT TERM

mkdir -p "$dir/state" "$dir/spool"
(umask 077 && head -c 1024 /dev/urandom >"$dir/munge.key")
host=$(hostname -s)
user=$(id -un)
cat >"$SLURM_CONF" <<C
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$2
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$dir/munge.socket
CredType=cred/munge
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.pid
SlurmctldLogFile=$dir/slurmctld.log
SlurmdLogFile=$dir/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
SchedulerParameters=sched_min_interval=0,batch_sched_delay=0
ReturnToService=2
NodeName=node NodeHostname=$host NodeAddr=127.0.0.1 Port=$3 CPUs=4 RealMemory=16000
PartitionName=main Nodes=node Default=YES MaxTime=INFINITE State=UP
C
# The folder is for its owner alone, which is what --force lets pass.
munged --foreground --force --socket="$dir/munge.socket" --key-file="$dir/munge.key" \
  --pid-file="$dir/munged.pid" --seed-file="$dir/munged.seed" \
  </dev/null >"$dir/munged.out" 2>&1 &
until [ -S "$dir/munge.socket" ]; do sleep 0.1; kill -0 $!; done
slurmctld -D </dev/null >"$dir/slurmctld.out" 2>&1 &
slurmd -D </dev/null >"$dir/slurmd.out" 2>&1 &
until sinfo --noheader --format=%T 2>/dev/null | grep -q idle; do sleep 0.2; kill -0 $!; done
echo ready
# Until the caller has ended.
cat >/dev/null
