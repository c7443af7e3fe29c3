using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary><c>fruitfly cluster submit</c></summary>
static class SubmitCommand
{
    public static DocumentedCommand Create(Surroundings surroundings)
    {
        var options = new SubmitOptions();
        var command = new DocumentedCommand("submit",
            "Plans a command here and trains its trials as tasks of a queue. The same again, once they have ended, " +
            "collects them and goes on: to the next trials, or to the answer.")
        {
            Title = "Trains the trials of a command on a cluster.",
            Examples =
            [
                ("fruitfly cluster submit run mnist1d-training --on slurm", "as tasks of about 45 minutes"),
                ("fruitfly cluster submit sweep study.yaml --on slurm --partition main --time 2h", "as the site wants it"),
                ("fruitfly cluster submit diagnose iris.csv --on slurm --store postgres://ada@db.lab/studies",
                    "workers keep results on a server"),
                ("fruitfly cluster submit --continue mnist1d-training-full --time 4h", "what did not end, with more time"),
            ],
            Footer = "Without a server each worker keeps its results in a file of the bundle, and 'cluster collect' " +
                "puts them into the store.",
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var session = new SubmitSession(surroundings, options, parsed);
            if (options.Continue(parsed) is { } study)
                session.Continue(study);
            else
                return await session.Submit(options.Words(parsed), cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
