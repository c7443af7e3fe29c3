using Fruitfly.Cli.Help;
using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary><c>fruitfly cluster cancel</c></summary>
static class CancelCommand
{
    public static DocumentedCommand Create(Surroundings surroundings)
    {
        var (study, bundles) = (KnownBundles.Argument(), KnownBundles.Option());
        var command = new DocumentedCommand("cancel",
            "Takes the tasks of a study out of the queue and stops those that run. What has ended is kept.")
        {
            Examples = [("fruitfly cluster cancel mnist1d-training-full", "all its tasks")],
            Arguments = { study },
            Options = { bundles },
        };
        command.SetAction(parsed =>
        {
            var queue = new SlurmQueue(new SlurmCommands(surroundings.Environment), surroundings.Time);
            var name = parsed.GetRequiredValue(study);
            var jobs = KnownBundles.Find(parsed.GetRequiredValue(bundles), name).Sum(queue.Cancel);
            surroundings.Terminal.Output.WriteLine(
                $"{name}: {jobs} arrays of jobs cancelled; go on with: {surroundings.CommandName} cluster submit " +
                $"--continue {name}");
            return ExitCode.Done;
        });
        return command;
    }
}
