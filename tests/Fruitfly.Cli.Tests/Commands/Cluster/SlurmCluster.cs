using System.Diagnostics;

namespace Fruitfly.Cli.Tests.Commands.Cluster;

/// <summary>A real Slurm of several nodes on this machine, for the tests of one class. It ends with this process,
/// however that ends.</summary>
public sealed class SlurmCluster : IDisposable
{
    const int Nodes = 6;

    static int _clusters;

    readonly Lazy<Process> _slurm;
    readonly TemporaryFolder _folder = new();

    public SlurmCluster() => _slurm = new(Start);

    /// <summary>Whether it keeps the books of the past.</summary>
    internal bool HasAccounting { get; init; }

    /// <summary>Why there can be none here; null where there can.</summary>
    static string? Missing { get; } = !OperatingSystem.IsLinux() ? "Slurm runs on Linux only."
        : Environment.UserName != "root" ? "Nodes are started as root only."
        : !File.Exists("/usr/sbin/slurmctld") || !File.Exists("/usr/sbin/munged") ? "Slurm is not installed: there is no slurmctld."
        : null;

    string Slurm => _folder["slurm"];

    /// <summary>Starts it where it does not run yet, or skips the test; on a build server that is an error.</summary>
    public void Require()
    {
        var reason = Missing ?? (HasAccounting && !File.Exists("/usr/sbin/slurmdbd") ? "slurmdbd is not installed." : null);
        if (reason is not null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.SkipWhen(reason is not null, reason ?? "");
        _ = _slurm.Value;
    }

    /// <summary>Runs a line of bash in which the programs of Slurm know this cluster, and gives what it prints.
    /// </summary>
    public async Task<string> Bash(string line)
    {
        var result = await ProgramProcess.Bash(line, Variables).Ended();
        result.ExitCode.ShouldBe(0, $"{line}: {result.Output} {result.Error} {Log()}");
        return result.Output.Trim();
    }

    internal (string, string)[] Variables => [("SLURM_CONF", $"{Slurm}/slurm.conf"), ("S", Slurm)];

    /// <summary>The end of the controller's log.</summary>
    public string Log() => File.Exists($"{Slurm}/log/slurmctld.log")
        ? string.Join('\n', File.ReadLines($"{Slurm}/log/slurmctld.log").TakeLast(30)) : "";

    public void Dispose()
    {
        if (_slurm.IsValueCreated)
        {
            _slurm.Value.StandardInput.Close();
            _slurm.Value.WaitForExit(TimeSpan.FromSeconds(20));
            _slurm.Value.Dispose();
        }
        _folder.Dispose();
    }

    Process Start()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "slurm.sh");
        // Ports that no other cluster of a test on this machine has.
        var port = 20000 + Environment.ProcessId % 150 * 80 + 20 * (Interlocked.Increment(ref _clusters) % 4);
        var start = new ProcessStartInfo("bash", [script, Slurm, $"{(HasAccounting ? 2 : Nodes)}", $"{port}",
            .. HasAccounting ? (string[])["accounting"] : []])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.StandardOutput.ReadLine().ShouldBe("ready", Log());
        return process;
    }
}
