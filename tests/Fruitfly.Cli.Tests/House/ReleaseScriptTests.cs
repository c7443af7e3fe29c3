namespace Fruitfly.Cli.Tests.House;

/// <summary>What ./fruitfly-release refuses before it builds anything.</summary>
public sealed class ReleaseScriptTests
{
    [Theory]
    [InlineData("", "error: expected a version and a folder, but was given 0 arguments.")]
    [InlineData("1.2 new", "error: '1.2' is not a version.")]
    [InlineData("v1.2.0 new", "error: 'v1.2.0' is not a version.")]
    [InlineData("1.2.0 full", "error: */full exists and is not an empty folder.")]
    [InlineData("1.2.0 new --without mips-x64", "error: --without does not know the system 'mips-x64'.")]
    [InlineData("1.2.0 new --fast", "error: there is no option '--fast'.")]
    public async Task A_wrong_command_line_is_refused_with_a_hint(string arguments, string error)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["full/of"]);
        var result =
            await ProgramProcess.Bash($"cd {folder.Root} && exec {Repository.Root}/fruitfly-release {arguments}")
                .Ended();
        (result.ExitCode, result.Output).ShouldBe((2, ""));
        result.Error.Replace(folder.Root, "*").ShouldStartWith(error + "\nhint: ");
        Directory.Exists(folder["new"]).ShouldBeFalse();
    }
}
