using System.Runtime.CompilerServices;
using Fruitfly.Lab.Experiments;
using Fruitfly.Reports.Folders;
using Fruitfly.Web.Experiments;

namespace Fruitfly.Web.Tests.Experiments;

public sealed class PredictionSheetTests
{
    const string Sheet = "/api/experiments/tiny-training/prediction";

    [Fact]
    public async Task It_asks_for_lines_and_for_statements_that_have_an_answer_and_gives_no_answer()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        await open.RunAsync("tiny-training");
        var sheet = await open.JsonAsync(Sheet);
        var figure = sheet["figures"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        ((string)figure["id"]!, (int)figure["number"]!, (double)figure["low"]!, (double)figure["high"]!,
            (double)figure["bottom"]!).ShouldBe(("loss", 1, 2, 32, 0));
        ((double)figure["top"]!).ShouldBeGreaterThan(1);
        figure["lines"]![0]!.AsObject().Select(part => part.Key).ShouldBe(["name", "places"]);
        figure.ContainsKey("title").ShouldBeFalse("a title says what was found");
        sheet["claims"]!.AsArray().Select(claim => (string)claim!["id"]!).ShouldBe(["trained", "perfect"]);
        sheet["claims"]![0]!.AsObject().Select(part => part.Key).ShouldBe(["id", "statement", "source"]);
    }

    [Fact]
    public async Task Of_an_experiment_of_which_nothing_is_known_there_is_none()
    {
        await using var open = await OpenLab.OfAsync(new TinyExperiment());
        using var answer = await open.GetAsync(Sheet);
        (await answer.Content.ReadAsStringAsync()).ShouldBeOneOf("", "null");
    }

    [Fact]
    public void Every_experiment_of_the_program_can_be_predicted_before_its_first_run() =>
        PredictionSheet.Kept.Keys.ShouldBe(
            ExperimentCatalog.Default.Experiments.Select(experiment => experiment.Name), ignoreOrder: true);

    /// <summary>Run this by hand when figures or claims have changed, with a folder of quick reports in
    /// <c>FRUITFLY_REPORTS</c>, and commit what it wrote.</summary>
    [Fact(Explicit = true)]
    public void Write_the_sheets_of_a_folder_of_quick_reports()
    {
        var folder = Environment.GetEnvironmentVariable("FRUITFLY_REPORTS").ShouldNotBeNull();
        var sheets = ExperimentCatalog.Default.Experiments.ToDictionary(
            experiment => experiment.Name,
            experiment => PredictionSheet.Of(ReportFolder.Open(
                Path.Combine(folder, $"{ExperimentName.InFiles(experiment.Name)}-quick.html")).ShouldNotBeNull()));
        var house = Path.Combine(Path.GetDirectoryName(SourceFile())!, "../../..");
        File.WriteAllText(Path.Combine(house, "src/Fruitfly.Web/Experiments/predictions.json"),
            PredictionSheet.ToJson(sheets));
    }

    static string SourceFile([CallerFilePath] string path = "") => path;
}
