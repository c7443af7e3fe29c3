using Fruitfly.Studies.Cluster;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary>What a bundle says to one who finds it.</summary>
static class BundleReadme
{
    public static string Of(BundleManifest bundle) =>
        $$"""
        Trials of the study '{{bundle.Study}}', to be trained on a cluster by Fruitfly {{bundle.Program}}.
        They were planned by: {{bundle.Command}}

        bundle.json     what this is: the program's version, the study, how many trials and tasks
        trials.jsonl    the trials, a line each; a trial's name is the SHA-256 of its line
        tasks.jsonl     the numbers of each task's trials (from 0, as the lines of trials.jsonl)
        program, dotnet the program and its runtime, for {{bundle.Architecture}} machines with Linux
        data            users' files by their SHA-256, and images, where trials read any
        job.sh          the script of a task; read it, edit it, submit it by hand with sbatch
        results         a file for each worker, to which it appends what has ended
        checkpoints     of trials that run for long, removed as they end
        logs            what the workers print

        The first five are frozen: the same bundle gives the same results. A worker needs nothing else:

            program … cluster work THIS-FOLDER --task 0

        'fruitfly cluster collect {{bundle.Study}}' merges the results into a store, any number of times.

        """;
}
