namespace Fruitfly.Cli.Tests.Errors;

public sealed class UsageErrorTests
{
    [Fact]
    public async Task An_option_before_its_command_is_told_where_it_belongs() =>
        (await Invocation.Of("--store", "here", "studies", "list")).Error.ShouldBe(
            "error: --store stands before its command.\nhint: put it after the command: 'fruitfly studies list " +
            "--store …'.\n");

    [Fact]
    public async Task A_mistyped_command_is_guessed() =>
        (await Invocation.Of("doctr"))
            .ShouldBe(new Invocation(2, "",
                "error: 'fruitfly' has no command 'doctr'.\nhint: did you mean 'doctor'?\n"));

    [Fact]
    public async Task A_mistyped_option_is_guessed() =>
        (await Invocation.Of("list", "--jsn"))
            .ShouldBe(new Invocation(2, "",
                "error: 'fruitfly list' has no option --jsn.\nhint: did you mean '--json'?\n"));

    [Fact]
    public async Task An_argument_too_many_is_named() =>
        (await Invocation.Of("list", "all")).ShouldBe(
            new Invocation(2, "",
                "error: 'fruitfly list' takes no further argument, but got 'all'.\nhint: see 'fruitfly list --help'.\n"));

    [Fact]
    public async Task A_response_file_is_not_read() =>
        (await Invocation.Of("@/etc/hostname")).Error.ShouldStartWith(
            "error: 'fruitfly' has no command '@/etc/hostname'.");
}
