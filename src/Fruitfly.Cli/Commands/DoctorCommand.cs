using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly doctor</c>: is everything in place?</summary>
static class DoctorCommand
{
    /// <param name="Good">false for what needs attention</param>
    /// <param name="Remedy">what to do about it; empty where all is well</param>
    sealed record Check(string Name, bool Good, string Value, string Remedy = "");

    public static Command Create(Surroundings surroundings)
    {
        var json = CommandSyntax.Json();
        var command = new DocumentedCommand("doctor", "Says whether everything is in place: versions, instruction set, cores.")
        {
            Examples = [("fruitfly doctor", "a table"), ("fruitfly doctor --json", "the same for a bug report or a script")],
            Options = { json },
        };
        command.SetAction(parsed =>
        {
            var checks = Examine();
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(new JsonObject(checks.Select(check => KeyValuePair.Create<string, JsonNode?>(
                    check.Name, new JsonObject { ["good"] = check.Good, ["value"] = check.Value, ["remedy"] = check.Remedy }))));
            else
                surroundings.Terminal.WriteTable(
                    ["", "what", "found", "remedy"],
                    checks.Select(check => (string[])[check.Good ? "ok" : "look", check.Name, check.Value, check.Remedy]));
            return ExitCode.Done;
        });
        return command;
    }

    static List<Check> Examine() =>
    [
        new("version", true, ProgramVersionOption.Version),
        new("runtime", true, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        new("instructions", Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated, InstructionSet(),
            Vector128.IsHardwareAccelerated ? "" : "training is slow without vector instructions; unset DOTNET_EnableHWIntrinsic"),
        new("cores", true, Environment.ProcessorCount.ToString()),
    ];

    static string InstructionSet() =>
        Vector512.IsHardwareAccelerated ? "512-bit vectors"
        : Vector256.IsHardwareAccelerated ? "256-bit vectors"
        : Vector128.IsHardwareAccelerated ? "128-bit vectors" : "no vectors";
}
