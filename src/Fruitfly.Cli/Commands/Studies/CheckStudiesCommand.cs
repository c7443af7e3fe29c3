using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Studies;

/// <summary><c>fruitfly studies check</c></summary>
static class CheckStudiesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, json) = (CommandSyntax.Store(), CommandSyntax.Json());
        var quick = new Option<bool>("--quick") { Description = "only the file's structure and the counts" };
        var command = new DocumentedCommand("check", "Compares everything in the store with its hashes and checksums.")
        {
            Examples =
            [
                ("fruitfly studies check", "all of it; damage is listed, with exit code 4"),
                ("fruitfly studies check --quick --json", "the quick part only, for a script"),
            ],
            Options = { quick, store, json },
        };
        command.SetAction(parsed =>
        {
            var path = Surroundings.ShownStore(parsed.GetValue(store));
            using var opened = surroundings.OpenExistingStore(parsed.GetValue(store));
            var check = opened?.Check(parsed.GetValue(quick)) ?? new StoreCheck(path, parsed.GetValue(quick), 0, 0, []);
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(Of(check));
            else
                Write(surroundings.Terminal, check);
            return check.IsSound ? ExitCode.Done : ExitCode.Store;
        });
        return command;
    }

    static void Write(Terminal terminal, StoreCheck check)
    {
        foreach (var damage in check.Damage)
            terminal.Output.WriteLine(damage);
        var held = $"{check.Studies} {(check.Studies == 1 ? "study" : "studies")}, {check.Trials} {(check.Trials == 1 ? "trial" : "trials")}";
        if (check.IsSound)
            terminal.Output.WriteLine($"{check.Path}: sound ({held}{(check.IsQuick ? "; the quick check" : "")})");
        else
        {
            var count = $"{check.Damage.Count}{(check.Damage.Count == StoreCheck.MostDamage ? " or more" : "")}";
            terminal.Error.WriteLine(
                $"error: {check.Path} is damaged in {count} {(check.Damage.Count == 1 ? "place" : "places")} ({held}).");
            terminal.Error.WriteLine("hint: restore it from a copy; or move it away, and its trials run again.");
        }
    }

    static JsonObject Of(StoreCheck check) => new()
    {
        ["store"] = check.Path,
        ["sound"] = check.IsSound,
        ["quick"] = check.IsQuick,
        ["studies"] = check.Studies,
        ["trials"] = check.Trials,
        ["damage"] = new JsonArray([.. check.Damage.Select(damage => JsonValue.Create(damage))]),
    };
}
