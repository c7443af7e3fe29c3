using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;

namespace Fruitfly.Cli.Tests.Terminals;

public sealed class FileProgressDisplayTests
{
    static readonly FileProgress Half = new("/data/large.csv", 50_000_000, 100_000_000, 123_456);

    [Fact]
    public void A_file_that_is_read_in_a_moment_is_not_told()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using (var display = new FileProgressDisplay(new Terminal(TextWriter.Null, error), clock))
        {
            display.Report(Half);
            clock.Tick();
        }
        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void A_large_file_is_told_in_plain_lines_with_rows_bytes_and_time()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using (var display = new FileProgressDisplay(new Terminal(TextWriter.Null, error), clock))
        {
            display.Report(Half);
            clock.Pass(TimeSpan.FromSeconds(30));
            clock.Tick();
            display.Report(Half with { Bytes = 100_000_000, Rows = 250_000 });
        }
        clock.Period.ShouldBe(TimeSpan.FromSeconds(30));
        error.ToString().ShouldBe(
            "large.csv: 123,456 rows, 50 of 100 MB read, 30 s left\n"
            + "large.csv: 250,000 rows, 100 of 100 MB read, took 30 s\n");
    }

    [Fact]
    public void In_a_terminal_one_line_is_redrawn()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using var display = new FileProgressDisplay(new Terminal(TextWriter.Null, error) { IsLive = true }, clock);
        display.Report(Half);
        clock.Pass(TimeSpan.FromSeconds(2));
        clock.Tick();
        error.ToString().ShouldBe("\r\e[2Klarge.csv: 123,456 rows, 50 of 100 MB read, 2.0 s left");
    }
}
