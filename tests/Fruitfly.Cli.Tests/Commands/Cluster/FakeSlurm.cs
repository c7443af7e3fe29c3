namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>Programs with the names of Slurm's that say what a test wants, and write down how they were called.
/// </summary>
sealed class FakeSlurm
{
    readonly TemporaryFolder _folder;

    public FakeSlurm(TemporaryFolder folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder["bin"]);
        Write("scontrol", """
            case $1 in
            show) echo 'AccountingStorageType   = accounting_storage/none
            MaxArraySize            = 4
            MaxJobCount             = 10000
            SLURM_VERSION           = 22.05.8' ;;
            --oneliner) echo 'NodeName=n0 Arch=x86_64 CPUTot=2'; echo 'NodeName=n1 Arch=aarch64 CPUTot=2' ;;
            esac
            """);
        Write("sbatch", "number=$(grep -c ^sbatch \"$calls\"); echo \"$((100 + number));local\"");
        Write("squeue", "");
        Write("scancel", "");
    }

    /// <summary>Every call until now, a line each: the program, its arguments, and behind a bar the variables.
    /// </summary>
    public IReadOnlyList<string> Calls => File.Exists(_folder["calls"]) ? File.ReadAllLines(_folder["calls"]) : [];

    /// <summary>The arguments with which a program was called.</summary>
    public IReadOnlyList<string> CallsOf(string program) =>
        [.. Calls.Where(call => call.StartsWith(program + " ")).Select(call => call.Split(" | ")[0][(program.Length + 1)..])];

    public void Write(string program, string script)
    {
        var path = _folder[$"bin/{program}"];
        File.WriteAllText(path, $"""
            #!/bin/bash
            calls={_folder["calls"]}
            echo "{program} $* | $(/usr/bin/env | /usr/bin/cut -d= -f1 | /usr/bin/sort | /usr/bin/tr '\n' ' ')" >>"$calls"
            PATH=/usr/bin:/bin
            {script}

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public Dictionary<string, string> Variables => new()
    {
        ["PATH"] = _folder["bin"], ["HOME"] = _folder.Root, ["SLURM_JOB_ID"] = "77", ["SLURM_CPUS_PER_TASK"] = "9",
        ["SECRET"] = "canary",
    };
}
