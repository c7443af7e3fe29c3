using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Commands.Doctor;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly doctor</c>: is everything in place?</summary>
static class DoctorCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var (store, reports, json) = (CommandSyntax.Store(), CommandSyntax.Reports(), CommandSyntax.Json());
        var command = new DocumentedCommand("doctor",
            "Checks that everything is in place: store, reports, images, browser, disk, versions, cores.")
        {
            Examples = [("fruitfly doctor", "a table"),
            ("fruitfly doctor --json", "the same for a bug report or a script")],
            Options = { store, reports, json },
        };
        command.SetAction(parsed =>
        {
            var findings = Examination.Of(surroundings, parsed.GetValue(store),
                LocalPath.Require("--reports", parsed.GetRequiredValue(reports)));
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(new JsonObject(
                    findings.Select(finding => KeyValuePair.Create<string, JsonNode?>(
                    finding.Subject,
                    new JsonObject
                    {
                        ["good"] = finding.IsGood, ["found"] = finding.Found,
                        ["remedy"] = finding.Remedy
                    }))));
            else
                surroundings.Terminal.WriteTable(
                    ["", "what", "found", "remedy"],
                    findings.Select(finding =>
                        (string[])[finding.IsGood ? "ok" : "look", finding.Subject, finding.Found,
                            finding.Remedy ?? ""]));
            return findings.FirstOrDefault(finding => finding.ExitCode != ExitCode.Done)?.ExitCode ?? ExitCode.Done;
        });
        return command;
    }
}
