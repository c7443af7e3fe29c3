#!/bin/bash
# Starts a Slurm of several nodes on this machine, without systemd, in a folder; it ends with its standard input.
#   slurm.sh FOLDER NODES PORT [accounting]
set -eu
S=$1 nodes=$2 port=$3 accounting=${4-}
host=$(hostname -s) last=$((nodes - 1))
# Each partition has nodes of its own, so that what is done to one leaves the others alone.
main=n[0-$((last > 3 ? last - 3 : last))] low=n$((last > 3 ? last - 2 : 0)) frail=n[$((last > 3 ? last - 1 : 0))-$last]
mkdir -p "$S"/{munge,state,spool,log,run}
chmod 700 "$S/munge"
(umask 077; head -c 1024 /dev/urandom >"$S/munge/key")

storage='AccountingStorageType=accounting_storage/none'
if [[ -n $accounting ]]; then
    storage="AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=$((port + 1))
AccountingStoragePass=$S/munge/socket"
fi
cat >"$S/slurm.conf" <<C
ClusterName=local
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$S/munge/socket,cred_expire=5
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
$storage
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
ReturnToService=2
SlurmctldTimeout=10
SlurmdTimeout=6
InactiveLimit=0
KillWait=3
MinJobAge=300
JobRequeue=1
MaxArraySize=6
SlurmdParameters=config_overrides
StateSaveLocation=$S/state
SlurmdSpoolDir=$S/spool/%n
SlurmctldPidFile=$S/run/slurmctld.pid
SlurmdPidFile=$S/run/slurmd.%n.pid
SlurmctldLogFile=$S/log/slurmctld.log
SlurmdLogFile=$S/log/slurmd.%n.log
NodeName=n[0-$last] NodeHostname=$host NodeAddr=127.0.0.1 Port=[$((port + 10))-$((port + 10 + last))] CPUs=2 RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=$main Default=YES MaxTime=INFINITE State=UP
PartitionName=frail Nodes=$frail MaxTime=INFINITE State=UP
PartitionName=low Nodes=$low MaxTime=INFINITE State=UP PriorityTier=1
PartitionName=urgent Nodes=$low MaxTime=INFINITE State=UP PriorityTier=10
C
export SLURM_CONF=$S/slurm.conf

finish() {
    for pid in "$S"/run/*.pid "$S"/munge/pid; do
        [[ -e $pid ]] && kill "$(<"$pid")" 2>/dev/null
    done
    [[ -n ${database-} ]] && kill "$database"
    sleep 0.3
    for pid in "$S"/run/*.pid; do
        [[ -e $pid ]] && kill -9 "$(<"$pid")" 2>/dev/null
    done
    return 0
}
trap finish EXIT

munged --force --key-file="$S/munge/key" --socket="$S/munge/socket" --pid-file="$S/munge/pid" \
    --log-file="$S/munge/log" --seed-file="$S/munge/seed"
if [[ -n $accounting ]]; then
    mariadb-install-db --no-defaults --datadir="$S/db" --user=root --auth-root-authentication-method=socket >"$S/log/db.log" 2>&1
    mariadbd --no-defaults --user=root --datadir="$S/db" --socket="$S/db.socket" --port=$((port + 2)) \
        --bind-address=127.0.0.1 >>"$S/log/db.log" 2>&1 &
    database=$!
    for ((i = 0; i < 200; i++)); do mariadb-admin --no-defaults --socket="$S/db.socket" ping >/dev/null 2>&1 && break; sleep 0.1; done
    mariadb --no-defaults --socket="$S/db.socket" -e "CREATE DATABASE slurm_acct_db; CREATE USER slurm@'127.0.0.1' IDENTIFIED BY 'slurm'; GRANT ALL ON slurm_acct_db.* TO slurm@'127.0.0.1';"
    (umask 077; cat >"$S/slurmdbd.conf" <<C
AuthType=auth/munge
AuthInfo=socket=$S/munge/socket
DbdHost=$host
DbdAddr=127.0.0.1
DbdPort=$((port + 1))
SlurmUser=$(id -un)
LogFile=$S/log/slurmdbd.log
PidFile=$S/run/slurmdbd.pid
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=$((port + 2))
StorageUser=slurm
StoragePass=slurm
StorageLoc=slurm_acct_db
C
    )
    slurmdbd
    for ((i = 0; i < 200; i++)); do sacctmgr -i add cluster local >"$S/log/sacctmgr.log" 2>&1 && break; sleep 0.1; done
fi
slurmctld -c
for ((i = 0; i < nodes; i++)); do
    mkdir -p "$S/spool/n$i"
    slurmd -N "n$i"
done
for ((i = 0; i < 300; i++)); do
    [[ $(sinfo -h -N -t idle -o %N 2>/dev/null | sort -u | wc -l) == "$nodes" ]] && { echo ready; break; }
    sleep 0.1
done
read -r || true
