using System.CommandLine;
using Fruitfly.Cli.Commands.Diagnose;
using Fruitfly.Cli.Help;
using Fruitfly.Lab.CommandLines;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly diagnose</c>: what limits a network on a table, and what would help.</summary>
static class DiagnoseCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var options = new DiagnoseOptions();
        var command = new DocumentedCommand("diagnose",
            "Tells whether noise, bias or variance limits a network on your table, and what would help.")
        {
            Examples =
            [
                ("fruitfly diagnose iris.csv --target species", "what would lower the error, and what would not"),
                ("fruitfly diagnose iris.csv --target species --budget 5m", "as much as five minutes allow"),
                ("fruitfly diagnose iris.csv --target species --dry-run", "what fits which budget; trains nothing"),
                ("fruitfly diagnose visits.csv --target ill --group patient", "rows of one patient stay together"),
                ("fruitfly diagnose iris.csv --hidden-layers 32,32", "this network, not the best width"),
                ("fruitfly diagnose iris.csv --worth 10", "only gains of a tenth of the error count"),
                ("fruitfly diagnose --self-test --quick", "how often it is right, where the truth is known"),
            ],
            Footer = "Gains have 90 % intervals. No action is recommended whose low end is not worth having. " +
                "The same command again goes on where it stopped, and a larger budget builds on a smaller one.",
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var words = ShellText.Of(surroundings.CommandName, parsed.Tokens.Select(token => token.Value));
            if (options.IsSelfTest(parsed))
            {
                new SelfTestSession(surroundings, options, parsed, words, cancellation).Run();
                return Task.FromResult(ExitCode.Done);
            }
            var session = new DiagnosisSession(surroundings, options, parsed, words, cancellation);
            if (options.DryRun(parsed))
                session.Predict();
            else
                session.Run();
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
