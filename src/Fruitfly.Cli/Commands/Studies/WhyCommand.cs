using System.CommandLine;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies why</c></summary>
static class WhyCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var trial = KnownTrial.Argument(surroundings, store);
        var command = new DocumentedCommand("why",
            "Tells how a trial came to where it is: who plans it, what ran it and when, why it failed, and what to do.")
        {
            Examples =
            [
                ("fruitfly studies why f573d524", "the trial whose hash begins so"),
                ("fruitfly studies why f573d524 --json", "for a script"),
            ],
            Arguments = { trial },
            Options = { store, json },
        };
        command.SetAction(parsed =>
        {
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var story = KnownTrial.Find(opened, parsed.GetRequiredValue(trial));
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(TrialStoryJson.Of(story));
            else
                surroundings.Terminal.WriteStory(story, NextStep.Of(surroundings, opened!, story));
            return ExitCode.Done;
        });
        return command;
    }
}
