using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class DataFileExceptionTests
{
    [Fact]
    public void The_message_reads_file_place_problem_hint() =>
        new DataFileException("a.csv", "line 3", "the line has 2 fields, not 4", "Fill the line.").Message
            .ShouldBe("a.csv: line 3: the line has 2 fields, not 4. Fill the line.");

    [Fact]
    public void A_problem_of_the_whole_file_has_no_place() =>
        new DataFileException("a.csv", "", "the file is empty", "Choose another.").Message
            .ShouldBe("a.csv: the file is empty. Choose another.");

    [Fact]
    public void Text_from_a_file_cannot_write_to_the_terminal_and_is_cut()
    {
        DataFileException.Quote("\u001b[31mred\u202e").ShouldBe("\\u001b[31mred\\u202e");
        DataFileException.Quote(new string('a', 1000)).ShouldBe(new string('a', 40) + "…");
    }
}
