using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli.Tests.Terminals;

public sealed class ShownTextTests
{
    [Theory]
    [InlineData("plain — ✓ 日本", "plain — ✓ 日本")]
    [InlineData("\e[2Jgone", "\\u001b[2Jgone")]
    [InlineData("a\rb\u0007\u009b", "a\\u000db\\u0007\\u009b")]
    [InlineData("turned \u202eround", "turned \\u202eround")]
    [InlineData("two\nlines\t", "two\nlines\t")]
    public void Control_characters_are_shown_and_not_obeyed(string text, string shown) =>
        ShownText.Of(text).ShouldBe(shown);

    [Fact]
    public void A_name_stays_on_its_line() => ShownText.OneLine("mine\nerror: no\r\n").ShouldBe("mine error: no ");

    [Fact]
    public async Task A_name_on_the_command_line_does_not_reach_the_terminal_raw()
    {
        using var folder = new TemporaryFolder();
        var result = await Invocation.Of("studies", "show", "\e[31mred\nhint: do", "--store", folder["studies.db"]);
        result.Error.ShouldBe(
            "error: there is no study '\\u001b[31mred hint: do'.\nhint: see 'fruitfly studies list'.\n");
    }

    [Fact]
    public void A_table_writes_cells_the_same_way_and_its_own_lines_as_they_are()
    {
        using var output = new StringWriter { NewLine = "\n" };
        new Terminal(output, TextWriter.Null).WriteTable(["name"], [["\e]0;title\a"], ["two\nlines"]]);
        output.ToString().ShouldContain("\\u001b]0;title\\u0007");
        output.ToString().ShouldContain("two lines");
    }
}
