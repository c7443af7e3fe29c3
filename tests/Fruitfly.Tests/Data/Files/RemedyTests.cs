using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class RemedyTests
{
    [Fact]
    public void A_setting_is_said_in_the_words_of_the_face_and_a_clause_without_words_is_left_out()
    {
        Remedy remedy = $"Say which with {FileSetting.Header}{FileSetting.MaxBytes:, or raise @}, {3} times.";
        remedy.In(setting => setting == FileSetting.Header ? "--header" : null)
            .ShouldBe("Say which with --header, 3 times.");
        remedy.ToString().ShouldBe("Say which with DataFileOptions.Header, or raise FileLimits.MaxBytes, 3 times.");
        remedy.Settings.ShouldBe([FileSetting.Header, FileSetting.MaxBytes]);
    }

    [Fact]
    public void The_library_s_words_are_names_of_its_own()
    {
        foreach (var setting in Enum.GetValues<FileSetting>())
        {
            Remedy remedy = $"{setting}";
            if (remedy.ToString().Split('.') is [var type, var member])
                typeof(DataFileOptions).Assembly.GetTypes().Single(known => known.Name == type && known.IsPublic)
                    .GetMember(member.Split('(')[0]).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_file_can_be_called_what_the_user_calls_it()
    {
        var error = new DataFileException("/tmp/1.csv", "line 1", "it is bad", $"Use {FileSetting.Drop}.")
            .Under("mine.csv");
        error.Message.ShouldBe("mine.csv: line 1: it is bad. Use DataFileOptions.Drop.");
    }
}
