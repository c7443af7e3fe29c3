using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary><c>fruitfly cluster status</c></summary>
static class StatusCommand
{
    public static DocumentedCommand Create(Surroundings surroundings)
    {
        var (study, bundles, json) = (KnownBundles.Argument(), KnownBundles.Option(), CommandSyntax.Json());
        study.Arity = ArgumentArity.ZeroOrOne;
        var command = new DocumentedCommand("status",
            "Says how far submitted studies are. The queue is asked once a minute at most.")
        {
            Examples =
            [
                ("fruitfly cluster status", "every study that was submitted from here"),
                ("fruitfly cluster status mnist1d-training-full --json", "one of them, for a script"),
            ],
            Arguments = { study },
            Options = { bundles, json },
        };
        command.SetAction(parsed =>
        {
            var queue = new SlurmQueue(new SlurmCommands(surroundings.Environment), surroundings.Time);
            var found = KnownBundles.Find(parsed.GetRequiredValue(bundles), parsed.GetValue(study))
                .Select(bundle => BundleProgress.Of(bundle, queue.Tasks(bundle), surroundings)).ToList();
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(new JsonArray([.. found.Select(Json)]));
            else if (found.Count == 0)
                surroundings.Terminal.Error.WriteLine("nothing was submitted from here");
            else
                Write(surroundings, found);
            return ExitCode.Done;
        });
        return command;
    }

    static void Write(Surroundings surroundings, List<BundleProgress> found)
    {
        var terminal = surroundings.Terminal;
        terminal.WriteTable(
            ["bundle", ">tasks", ">waiting", ">running", ">ended", ">stopped", ">trials", ">finished", ">failed"],
            found.Select(one => (string[])[Path.GetFileName(one.Bundle.Folder), $"{one.Bundle.Manifest.Tasks}",
                $"{one.Waiting}", $"{one.Running}", $"{one.Ended}", $"{one.Stopped.Count}",
                $"{one.Bundle.Manifest.Trials}", $"{one.Finished}", $"{one.Failed}"]));
        foreach (var one in found)
            foreach (var line in Lines(one, surroundings.CommandName))
                terminal.WriteWrapped(line);
    }

    static IEnumerable<string> Lines(BundleProgress one, string command)
    {
        var study = one.Bundle.Manifest.Study;
        foreach (var (reason, tasks) in one.Why)
            yield return $"{study}: {tasks} stopped, {reason}";
        if (one.OutOfTime > 0)
            yield return $"{study}: {one.OutOfTime} jobs were begun four times, and their time was over each time; " +
                $"give them more: {command} cluster submit --continue {study} --time …";
        else if (one.Stopped.Count > 0)
            yield return $"{study}: go on with: {command} cluster submit --continue {study}";
        if (one.Made.Count > 0)
            yield return $"{study}: made on " + string.Join(", ", one.Made.Take(20).Select(made =>
                $"{made.Host} ({made.InstructionSet}, {made.Trials})")) + (one.Made.Count > 20 ? " and others" : "");
        if (one.Made.DistinctBy(made => made.InstructionSet).Count() > 1)
            yield return $"{study}: instruction sets are mixed, so that the last bits of equal trials may differ; " +
                "--constraint chooses alike nodes";
        if (one.Ended == one.Bundle.Manifest.Tasks && one.Bundle.Manifest.Store is null)
            yield return $"{study}: ended; next: {command} cluster collect {study}";
    }

    static JsonObject Json(BundleProgress one) => new()
    {
        ["study"] = one.Bundle.Manifest.Study,
        ["bundle"] = one.Bundle.Folder,
        ["tasks"] = new JsonObject
        {
            ["waiting"] = one.Waiting, ["running"] = one.Running, ["ended"] = one.Ended, ["stopped"] = one.Stopped.Count,
        },
        ["stopped"] = new JsonArray([.. one.Why.Select(why => new JsonObject
        {
            ["reason"] = why.Reason, ["tasks"] = why.Tasks,
        })]),
        ["trials"] = new JsonObject
        {
            ["total"] = one.Bundle.Manifest.Trials, ["finished"] = one.Finished, ["failed"] = one.Failed,
        },
        ["jobsOutOfTime"] = one.OutOfTime,
        ["made"] = new JsonArray([.. one.Made.Select(made => new JsonObject
        {
            ["host"] = made.Host, ["instructionSet"] = made.InstructionSet, ["trials"] = made.Trials,
        })]),
    };
}
