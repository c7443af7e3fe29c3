using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli.Tests.Terminals;

public sealed class CountDisplayTests
{
    [Fact]
    public void Rows_are_told_in_plain_lines_where_no_person_watches()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using (var display = new CountDisplay(new Terminal(TextWriter.Null, error), "predict", clock))
        {
            display.Report(8192);
            error.ToString().ShouldBeEmpty();
            clock.Tick();
            display.Report(1_000_000);
            clock.Tick();
        }
        clock.Period.ShouldBe(TimeSpan.FromSeconds(30));
        error.ToString().ShouldBe("predict: 8,192 rows\npredict: 1,000,000 rows\n");
    }

    [Fact]
    public void In_a_terminal_the_line_is_redrawn_and_nothing_stays_of_it()
    {
        var (clock, error) = (new ManualClock(), new StringWriter { NewLine = "\n" });
        using (var display = new CountDisplay(new Terminal(TextWriter.Null, error) { IsLive = true }, "predict", clock))
        {
            display.Report(5);
            clock.Tick();
        }
        error.ToString().ShouldBe("\r\e[2Kpredict: 5 rows\r\e[2K");
    }
}
