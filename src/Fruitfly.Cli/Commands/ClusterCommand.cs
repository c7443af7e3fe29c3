using Fruitfly.Cli.Commands.Cluster;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly cluster</c>: the same commands, trained on many machines.</summary>
static class ClusterCommand
{
    public static DocumentedCommand Create(Surroundings surroundings) =>
        new("cluster", "Trains on a cluster what a command would train here, and brings the results back.")
        {
            Examples =
            [
                ("fruitfly cluster submit run mnist1d-training --on slurm", "train its trials as tasks of Slurm"),
                ("fruitfly cluster status mnist1d-training-full", "how far it is"),
                ("fruitfly cluster collect mnist1d-training-full", "put what has ended into the store"),
            ],
            Commands =
            [
                SubmitCommand.Create(surroundings),
                StatusCommand.Create(surroundings),
                CollectCommand.Create(surroundings),
                CancelCommand.Create(surroundings),
                WorkCommand.Create(surroundings),
            ],
        };
}
