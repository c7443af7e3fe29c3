using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Studies.Cluster;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary><c>fruitfly cluster collect</c></summary>
static class CollectCommand
{
    public static DocumentedCommand Create(Surroundings surroundings)
    {
        var (study, bundles) = (KnownBundles.Argument(), KnownBundles.Option());
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var command = new DocumentedCommand("collect",
            "Puts what workers have ended into a store, also while others run. Repeated, it adds what is new.")
        {
            Examples =
            [
                ("fruitfly cluster collect mnist1d-training-full", "into the usual store"),
                ("fruitfly cluster collect mnist1d-training-full --store colleague.db", "into another"),
            ],
            Arguments = { study },
            Options = { bundles, store, json },
        };
        command.SetAction((parsed, cancellation) =>
        {
            var found = KnownBundles.Find(parsed.GetRequiredValue(bundles), parsed.GetRequiredValue(study));
            using var opened = surroundings.OpenStore(parsed.GetValue(store));
            var terminal = surroundings.Terminal;
            var collected = found.Select(bundle => BundleCollection.Collect(bundle, opened, cancellation)).ToList();
            var (last, count) = (collected[^1].Study, collected.Sum(one => one.New));
            if (parsed.GetValue(json))
                terminal.WriteJson(new JsonObject
                {
                    ["study"] = last.Name, ["new"] = count, ["finished"] = last.Trials.Finished,
                    ["failed"] = last.Trials.Failed, ["trials"] = last.Trials.Total,
                });
            else
            {
                terminal.Output.WriteLine(
                    $"{last.Name}: {count} trials are new; {last.Trials.Finished} of {last.Trials.Total} have a result" +
                    (last.Trials.Failed > 0 ? $", {last.Trials.Failed} failed" : ""));
                terminal.Output.WriteLine($"next: {found[^1].Manifest.Command}");
            }
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
