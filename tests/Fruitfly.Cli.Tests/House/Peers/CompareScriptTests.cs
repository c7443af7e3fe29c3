namespace Fruitfly.Cli.Tests.House.Peers;

/// <summary>What bench/compare/compare.sh refuses before it measures anything.</summary>
public sealed class CompareScriptTests
{
    [Theory]
    [InlineData("--only mlp", "error: there is no workload 'mlp'.")]
    [InlineData("--rounds 0", "error: --rounds is '0'; it must be a whole number from 1 to 99.")]
    [InlineData("--seconds soon", "error: --seconds is 'soon'; it must be a number such as 0.5.")]
    [InlineData("--out", "error: --out needs a value.")]
    [InlineData("--fast", "error: there is no option '--fast'.")]
    public async Task A_wrong_command_line_is_refused_with_a_hint(string arguments, string error)
    {
        var result = await ProgramProcess.Bash($"exec {Repository.Root}/bench/compare/compare.sh {arguments}").Ended();
        (result.ExitCode, result.Output).ShouldBe((2, ""));
        result.Error.ShouldStartWith(error + "\nhint: ");
    }

    [Fact]
    public async Task Help_names_both_peers()
    {
        var result = await ProgramProcess.Bash($"exec {Repository.Root}/bench/compare/compare.sh --help").Ended();
        (result.ExitCode, result.Error).ShouldBe((0, ""));
        result.Output.ShouldContain("PyTorch");
        result.Output.ShouldContain("TorchSharp");
    }
}
