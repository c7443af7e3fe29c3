namespace Fruitfly.Cli.Tests.Commands;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("fruitfly do", "doctor\n")]
    [InlineData("./fruitfly completion ", "bash\nfish\npowershell\nzsh\n")]
    [InlineData("fruitfly list --j", "--json\n")]
    [InlineData("fruitfly", "")]
    [InlineData("fruitfly zebra", "")]
    public async Task The_words_that_fit_are_listed_one_a_line(string line, string expected) =>
        (await Invocation.Of("complete", line.Length.ToString(), line)).ShouldBe(new Invocation(0, expected, ""));

    [Fact]
    public async Task What_stands_behind_the_cursor_does_not_count() =>
        (await Invocation.Of("complete", "11", "fruitfly do and more")).Output.ShouldBe("doctor\n");

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public async Task Each_shell_has_a_script_that_asks_the_program(string shell) =>
        (await Invocation.Of("completion", shell)).Output.ShouldContain(" complete ");
}
