using System.ComponentModel;
using System.Diagnostics;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>Calls the programs of Slurm. They see a few variables of the environment and no others, and what they see a
/// job inherits: a submission from within a job is as good as one from a login node.</summary>
/// <param name="variable">reads a variable of the environment; null where it is not set</param>
sealed class SlurmCommands(Func<string, string?> variable)
{
    static readonly string[] PassedOn =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SLURM_CONF", "PGPASSFILE",
        "PGSERVICEFILE", "PGSYSCONFDIR", "FRUITFLY_DATA",
    ];

    /// <summary>Whether this machine can submit.</summary>
    public bool AreHere => Find("sbatch") is not null;

    /// <returns>what the program printed, by lines</returns>
    /// <exception cref="ClusterException">it is not there, or says that it failed</exception>
    public IReadOnlyList<string> Run(string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Find(program) ?? throw Missing(program), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment.Clear();
        foreach (var name in PassedOn)
            if (variable(name) is { } value)
                start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                : throw new ClusterException(
                    $"{program} says: {errors.Result.Trim().ReplaceLineEndings(" ")} (exit code {process.ExitCode})",
                    $"'{program} {string.Join(' ', arguments)}' was called; ask it by hand, or those who run the " +
                    "cluster.");
        }
        catch (Win32Exception failure)
        {
            throw new ClusterException($"{program} cannot be started: {failure.Message}.",
                "Is the installation of Slurm whole?", failure);
        }
    }

    // By this process's own PATH a program of another folder would be found.
    string? Find(string program) => (variable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    static ClusterException Missing(string program) => new($"Slurm is not here: there is no {program} on the PATH.",
        "Run this on a login node of the cluster.")
    { IsMissing = true };
}
