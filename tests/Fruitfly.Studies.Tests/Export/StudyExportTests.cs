using System.Globalization;
using System.Text.Json;
using Fruitfly.Data.Files;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Studies.Tests.Export;

public sealed class StudyExportTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-export-");
    readonly SqliteStudyStore _store;

    public StudyExportTests()
    {
        _store = new SqliteStudyStore(Path.Combine(_folder.FullName, "studies.db"), TimeProvider.System);
        var other = SomeTrials.Trial(3) with { Recipe = new Recipe { Optimizer = new Adam(1e-3) } };
        _store.Plan("study", "e", new StudySettings("quick"),
            [SomeTrials.Trial(0), SomeTrials.Trial(1), SomeTrials.Trial(2), other, SomeTrials.Trial(4)]);
        var claims = Enumerable.Range(0, 4).Select(_ => _store.Claim("study")!).ToList();
        Complete(claims[0], new History(
            [
                new Evaluation(0, 0, 0.1, new Score(2.5, 0.9), null, new Score(2.6, 0.91)),
                new Evaluation(40, 1, 0.05, new Score(0.1 + 0.2, 1.0 / 3), null, new Score(1, double.NaN)),
            ], null));
        Complete(claims[1],
            new History([new Evaluation(0, 0, 0.1, new Score(1e300, 0.5), null, null)], new Divergence(7, null)));
        _store.Fail(claims[2], "IOException: no \"data\", none,\nanywhere");
        Complete(claims[3], new History([], new Divergence(0, 3.5)));

        void Complete(TrialClaim claim, History history) =>
            _store.Complete(claim, new TrialResult(claim.Trial, history, 5110, 1.5), TrialProvenance.Current)
                .ShouldBeTrue();
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Csv_has_a_line_for_each_trial_that_ended_with_its_settings_and_last_evaluation()
    {
        var lines = CsvLines(Export(ExportFormat.Csv));

        var header = lines[0];
        header[..3].ShouldBe(["position", "hash", "state"]);
        header[3..^12].ShouldBe(header[3..^12].Order(StringComparer.Ordinal));
        lines.Count.ShouldBe(5);
        lines.ShouldAllBe(line => line.Count == header.Count);
        Column("position").ShouldBe(["0", "1", "2", "3"]);
        Column("hash")[0].ShouldBe(TrialIdentity.Hash(SomeTrials.Trial(0)));
        Column("state").ShouldBe(["done", "diverged", "failed", "diverged"]);
        Column("seed").ShouldBe(["0", "1", "2", "3"]);
        Column("recipe.optimizer.kind").ShouldBe(["sgd", "sgd", "sgd", "adam"]);
        Column("recipe.optimizer.momentum").ShouldBe(["0.9", "0.9", "0.9", ""]);
        Column("network.layers")[0].ShouldStartWith("[{\"bias\":true,\"kind\":\"linear\",\"outputs\":100},");
        Column("step").ShouldBe(["40", "0", "", ""]);
        Column("training_loss").ShouldBe(["0.30000000000000004", "1E+300", "", ""]);
        Column("training_error").ShouldBe(["0.3333333333333333", "0.5", "", ""]);
        Column("validation_loss").ShouldBe(["", "", "", ""]);
        Column("test_error").ShouldBe(["NaN", "", "", ""]);
        Column("diverged_step").ShouldBe(["", "7", "", "0"]);
        Column("last_finite_loss").ShouldBe(["", "", "", "3.5"]);
        Column("failure").ShouldBe(["", "", "IOException: no \"data\", none,\nanywhere", ""]);

        List<string> Column(string name) => [.. lines.Skip(1).Select(line => line[header.IndexOf(name)])];
    }

    [Fact]
    public void Json_lines_hold_the_description_and_the_whole_curve()
    {
        var lines = Export(ExportFormat.Jsonl).Split('\n');

        lines.Length.ShouldBe(5);
        lines[4].ShouldBeEmpty();
        var description = CanonicalDescription.Write(SomeTrials.Trial(0));
        lines[0].ShouldBe(
            $$"""{"position":0,"hash":"{{TrialIdentity.Hash(SomeTrials.Trial(0))}}","state":"done","trial":{{description}},"parameters":5110""" +
            ""","evaluations":[{"step":0,"epoch":0,"learningRate":0.1,"training":{"loss":2.5,"error":0.9},"test":{"loss":2.6,"error":0.91}}""" +
            """,{"step":40,"epoch":1,"learningRate":0.05,"training":{"loss":0.30000000000000004,"error":0.3333333333333333},"test":{"loss":1,"error":null}}]}""");
        lines[1].ShouldContain("\"divergence\":{\"step\":7,\"lastFiniteLoss\":null}");
        JsonDocument.Parse(lines[2]).RootElement.GetProperty("error").GetString()
            .ShouldBe("IOException: no \"data\", none,\nanywhere");
        lines[3].ShouldEndWith("\"divergence\":{\"step\":0,\"lastFiniteLoss\":3.5},\"evaluations\":[]}");
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Jsonl)]
    public void The_bytes_do_not_depend_on_the_culture_or_the_line_end_of_the_writer(ExportFormat format)
    {
        var before = CultureInfo.CurrentCulture;
        var text = Export(format);
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            using var writer = new StringWriter { NewLine = "\r\n" };
            StudyExport.Write(_store, "study", format, writer);
            writer.ToString().ShouldBe(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_file_is_written_as_the_text_in_UTF_8_without_a_mark()
    {
        var path = Path.Combine(_folder.FullName, "study.csv");

        StudyExport.WriteFile(_store, "study", new(ExportFormat.Csv) { ResultsOnly = true }, path);

        File.ReadAllBytes(path).ShouldBe(System.Text.Encoding.UTF8.GetBytes(Export(ExportFormat.Csv)));
    }

    [Fact]
    public void A_study_that_does_not_exist_leaves_an_old_file_as_it_was()
    {
        var path = Path.Combine(_folder.FullName, "study.csv");
        File.WriteAllText(path, "old");

        Should.Throw<StudyStoreException>(() => StudyExport.WriteFile(_store, "none", new(ExportFormat.Csv), path));

        File.ReadAllText(path).ShouldBe("old");
        Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Order().ShouldBe(["studies.db", "study.csv"]);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_data_file_error() =>
        Should.Throw<DataFileException>(() =>
            StudyExport.WriteFile(_store, "study", new(ExportFormat.Csv),
                Path.Combine(_folder.FullName, "none", "study.csv")));

    string Export(ExportFormat format)
    {
        using var writer = new StringWriter();
        StudyExport.Write(_store, "study", format, writer);
        return writer.ToString();
    }

    // A reader of RFC 4180 for the test alone, so that writer and reader do not share a mistake.
    static List<List<string>> CsvLines(string text)
    {
        var lines = new List<List<string>> { new() { "" } };
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                lines[^1][^1] += text[i++];
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                lines[^1].Add("");
            else if (c == '\n' && !quoted)
                lines.Add([""]);
            else
                lines[^1][^1] += c;
        }
        lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
