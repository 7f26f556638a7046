"""A cluster of Slurm for tests: munged, slurmctld and two slurmd of this machine, with all their files in one folder.

    cluster = Cluster(folder)
    cluster.open()
    job = cluster.submit(script, "study.yaml", "out", options=["--array=1-3"], folder=…)
    cluster.wait_for_end(job, 3)
    cluster.close()

It needs no other configuration, no service and no right; ports are free ones.  Only processes that it started are ended.
"""
import ctypes
import getpass
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

NODES = ("n1", "n2")
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
PATIENCE = 300  # seconds; nothing here takes a tenth of it
SYSTEM = ("/usr/local/sbin", "/usr/sbin", "/sbin")

CONFIGURATION = """ClusterName=linli
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={folder}/munge.sock
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool.%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1,sched_min_interval=0,requeue_setup_env_fail
SlurmdParameters=config_overrides
ReturnToService=2
MailProg=/bin/true
MaxArraySize=1001
MinJobAge=3600
KillWait=5
NodeName={nodes[0]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1 RealMemory=2000 State=UNKNOWN
NodeName={nodes[1]} NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1 RealMemory=2000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def free_ports(count):
    """Found together, so that they differ."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def parent_of(process):
    """0 if it has ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[1])


class Cluster:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.daemons = []
        paths = os.environ["PATH"].split(":")
        self.environment = {name: value for name, value in os.environ.items()
                            if not name.startswith(("SLURM_", "SBATCH_", "SHARDS"))}
        self.environment |= {"PATH": ":".join([*paths, *SYSTEM]), "SLURM_CONF": str(self.folder / "slurm.conf")}

    # --- Beginning and end -------------------------------------------------------------------------------------------

    def open(self):
        # What daemons start leaves them (slurmstepd does): then it is ours, and can be found and ended.
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
        self.configure()
        self.start()

    def configure(self):
        self.folder.mkdir(parents=True)
        (self.folder / "state").mkdir()
        host = socket.gethostname().split(".")[0]
        text = CONFIGURATION.format(folder=self.folder, host=host, user=getpass.getuser(), ports=free_ports(3),
                                    nodes=NODES)
        (self.folder / "slurm.conf").write_text(text, encoding="utf-8")
        version = re.search(r"(\d+)\.", self.output("sinfo", "--version")).group(1)
        kind = "cgroup/v1" if int(version) <= 22 else "disabled"
        (self.folder / "cgroup.conf").write_text(f"CgroupPlugin={kind}\n", encoding="utf-8")
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)

    def start(self):
        at = str(self.folder / "munge.")
        self.daemon("munged", "-F", "-f", "-S", at + "sock", f"--key-file={at}key", f"--pid-file={at}pid",
                    f"--seed-file={at}seed", f"--log-file={at}log")
        self.wait_until((self.folder / "munge.sock").exists, "munged is there")
        self.daemon("slurmctld", "-D", "-c")
        for node in NODES:
            (self.folder / f"spool.{node}").mkdir()
            self.daemon("slurmd", "-D", "-N", node)
        self.wait_until(lambda: self.nodes() == {node: "idle" for node in NODES}, "the nodes are idle")

    def daemon(self, *command):
        out = self.folder / (f"{command[0]}.{len(self.daemons)}.out")
        with open(out, "wb") as said:
            self.daemons.append(subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=said,
                                                 stderr=subprocess.STDOUT))

    def descendants(self):
        """Processes that are this one's, or its children's, and so on."""
        parents = {int(path.name): parent_of(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()}
        found, new = set(), {os.getpid()}
        while new:
            new = {one for one, parent in parents.items() if parent in new} - found
            found |= new
        return found

    def kill(self, words):
        """Those of its processes, of whatever job, whose command has these words."""
        killed = 0
        for process in self.descendants():
            try:
                command = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
                name = Path(f"/proc/{process}/comm").read_text(encoding="utf-8").strip()
                if words in command and name != "srun":
                    os.kill(process, signal.SIGKILL)
                    killed += 1
            except (FileNotFoundError, ProcessLookupError):
                pass  # it has ended meanwhile
        if killed == 0:
            raise AssertionError(f"no process has {words} in its command")

    def close(self):
        """Jobs first, then the daemons, last what is left of either."""
        if len(self.daemons) > 1:
            subprocess.run(["scancel", f"--user={getpass.getuser()}"], env=self.environment, capture_output=True,
                           check=False, timeout=60)
        for how in (signal.SIGTERM, signal.SIGKILL):
            for one in reversed(self.daemons):
                if one.poll() is None:
                    one.send_signal(how)
            until = time.monotonic() + 20
            while any(one.poll() is None for one in self.daemons) and time.monotonic() < until:
                time.sleep(0.1)
        for process in self.descendants():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        while True:  # nobody else would see them end
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                return

    # --- Jobs --------------------------------------------------------------------------------------------------------

    def wait_until(self, holds, what, patience=PATIENCE):
        until = time.monotonic() + patience
        while not holds():
            if time.monotonic() > until:
                raise AssertionError(f"not within {patience} s: {what}\n{self.said()}")
            for one in self.daemons:
                if one.poll() is not None:
                    raise AssertionError(f"{one.args[0]} has ended with {one.returncode}\n{self.said()}")
            time.sleep(0.05)

    def said(self):
        """The last lines of every log, for who has to find out what went wrong."""
        out = []
        for log in sorted([*self.folder.glob("*.log"), *self.folder.glob("*.out")]):
            lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            out += [f"--- {log.name}", *lines]
        return "\n".join(out)

    def run(self, *command):
        return subprocess.run([str(word) for word in command], env=self.environment, text=True, capture_output=True,
                              check=False, timeout=120)

    def output(self, *command):
        done = self.run(*command)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(map(str, command))}: {done.stderr}{self.said()}")
        return done.stdout

    def nodes(self):
        lines = self.run("sinfo", "--Node", "--noheader", "--format=%N %T").stdout.splitlines()
        return dict(line.split() for line in lines)

    def submit(self, script, *arguments, options=(), folder):
        """The number of the job."""
        return int(self.output("sbatch", "--parsable", f"--chdir={folder}", *options, script, *arguments))

    def tasks(self, job):
        """Of an array that has begun, by the number of the task, what Slurm knows of each."""
        out = {}
        for record in self.output("scontrol", "--oneliner", "show", "job", job).splitlines():
            fields = dict(word.split("=", 1) for word in record.split() if "=" in word)
            if fields.get("ArrayTaskId", "").isdigit():
                out[int(fields["ArrayTaskId"])] = fields
        return out

    def states(self, job):
        return {task: fields["JobState"] for task, fields in self.tasks(job).items()}

    def exits(self, job):
        """CODE of each task, or -SIGNAL."""
        out = {}
        for task, fields in self.tasks(job).items():
            code, _, number = fields["ExitCode"].partition(":")
            out[task] = -int(number) if int(number) else int(code)
        return out

    def start_now(self, job, task):
        """Slurm lets a task that came back wait for two minutes."""
        self.wait_until(lambda: self.states(job)[task] != "COMPLETING", "its first part has ended")
        if self.states(job)[task] == "PENDING":
            self.output("scontrol", "update", f"JobId={job}_{task}", "StartTime=now")

    def wait_for_end(self, job, tasks):
        running = {"PENDING", "CONFIGURING", "RUNNING", "COMPLETING", "REQUEUED", "SUSPENDED"}
        self.wait_until(lambda: len(self.states(job)) == tasks and not running & set(self.states(job).values()),
                        "all tasks have ended")
