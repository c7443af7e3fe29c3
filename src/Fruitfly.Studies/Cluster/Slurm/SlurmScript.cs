namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>The script of a bundle's tasks, which its user may read, edit and submit by hand.</summary>
static class SlurmScript
{
    public const string File = "job.sh";

    /// <param name="folder">of the bundle, where it will lie</param>
    /// <param name="start">the words that start the program, relative to the folder</param>
    public static string Of(BundleManifest bundle, string folder, IReadOnlyList<string> start, SlurmOptions options)
    {
        var minutes = options.MinutesFor(bundle);
        return $$"""
            #!/bin/bash
            # Tasks of the study '{{bundle.Study}}': {{bundle.Trials}} trials in tasks 0 to {{bundle.Tasks - 1}}.
            # By hand:  sbatch --array=0-{{Math.Min(bundle.Tasks, 1000) - 1}} job.sh          tasks from 0
            #           sbatch --array=0-999 job.sh 1000     tasks from 1000: an index has a limit, and the offset none
            # A task that ended is not run again, and a result counts once, however often its task runs.
            #SBATCH --job-name={{JobName(bundle.Study)}}
            {{string.Join('\n', options.Words(bundle.MemoryBytes).Append($"--time={minutes}").Select(word => $"#SBATCH {word}"))}}
            #SBATCH --nodes=1 --ntasks=1
            #SBATCH --requeue --open-mode=append
            #SBATCH --output={{Escaped(folder)}}/logs/%A_%a.log

            set -u
            bundle={{Quoted(folder)}}
            offset=${1:-0}          # of the task's number
            minutes=${2:-{{minutes}}}         # as --time: the worker stops in time, keeps what it has, and asks to be requeued
            cores=${SLURM_CPUS_PER_TASK:-1}

            export DOTNET_PROCESSOR_COUNT=$cores DOTNET_gcServer=0 DOTNET_CLI_TELEMETRY_OPTOUT=1
            export DOTNET_ROOT="$bundle/dotnet" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
            [ -w "${TMPDIR:-/tmp}" ] || export TMPDIR=/dev/shm

            exec {{string.Join(' ', start.Select(word => $"\"$bundle/{word}\""))}} \
                cluster work "$bundle" --task $((offset + SLURM_ARRAY_TASK_ID)) --workers "$cores" --minutes "$minutes"

            """;
    }

    static string JobName(string study) => string.Concat(
        study.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));

    /// <summary>A word of bash.</summary>
    static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    // sbatch replaces what stands behind % in a path, and takes a backslash before a space.
    static string Escaped(string path) => path.Replace("%", "%%", StringComparison.Ordinal);
}
