using Fruitfly.Web.Classes;
using Fruitfly.Web.Diagnoses;
using Fruitfly.Web.Digits;
using Fruitfly.Web.Experiments;
using Fruitfly.Web.Gallery;
using Fruitfly.Web.Lectures;
using Fruitfly.Web.Playground;
using Fruitfly.Web.Playground.Frames;
using Fruitfly.Web.Playground.Sessions;
using Fruitfly.Web.Runs;
using Fruitfly.Web.Studies;
using Fruitfly.Web.Surface;
using Fruitfly.Web.Sweeps;
using Fruitfly.Web.Uploads;

namespace Fruitfly.Web.Tests.Client;

/// <summary>The pages declare in TypeScript what the server writes from records. These tests
/// fail where the two differ.</summary>
public sealed class WireTypesTests
{
    static readonly (Type Server, string File, string Name)[] Pairs =
    [
        (typeof(ClassView), "lecture/usePoll.ts", "ClassView"),
        (typeof(PollView), "lecture/usePoll.ts", "Poll"),
        (typeof(ExperimentCard), "gallery/Card.tsx", "ExperimentCard"),
        (typeof(ExperimentDescription), "experiments/types.ts", "Description"),
        (typeof(RunView), "experiments/types.ts", "Run"),
        (typeof(RunProgress), "experiments/types.ts", "Progress"),
        (typeof(ExperimentNow), "experiments/types.ts", "Now"),
        (typeof(Forecast), "experiments/types.ts", "Forecast"),
        (typeof(ReportAnswer), "experiments/types.ts", "Report"),
        (typeof(PredictionSheet), "experiments/types.ts", "PredictionSheet"),
        (typeof(StudyRow), "studies/types.ts", "Study"),
        (typeof(StudyDescription), "studies/types.ts", "StudyDescription"),
        (typeof(TrialTable), "studies/types.ts", "Page"),
        (typeof(TrialTableRow), "studies/types.ts", "TrialRow"),
        (typeof(GroupTable), "studies/types.ts", "Page"),
        (typeof(GroupTableRow), "studies/types.ts", "GroupRow"),
        (typeof(TrialView), "studies/types.ts", "Trial"),
        (typeof(ComparisonView), "studies/types.ts", "Comparison"),
        (typeof(PlotView), "studies/types.ts", "Plot"),
        (typeof(SettingsPage), "playground/wire.ts", "SettingsPage"),
        (typeof(LiveCharts), "playground/wire.ts", "Charts"),
        (typeof(RunFacts), "playground/wire.ts", "Facts"),
        (typeof(PointNews), "playground/wire.ts", "PointNews"),
        (typeof(SessionState), "playground/wire.ts", "State"),
        (typeof(TestOpening), "playground/wire.ts", "TestOpening"),
        (typeof(Frame), "playground/wire.ts", "Frame"),
        (typeof(KnownFile), "playground/UploadField.tsx", "KnownFile"),
        (typeof(DigitTable), "digits/session.ts", "DigitTable"),
        (typeof(DigitState), "digits/session.ts", "DigitState"),
        (typeof(SurfaceDrawing), "surface/race.ts", "SurfaceDrawing"),
        (typeof(RaceResult), "surface/race.ts", "RaceResult"),
        (typeof(Lecture), "lecture/lectures.ts", "Lecture"),
        (typeof(StudyCheck), "sweeps/types.ts", "Check"),
        (typeof(SweepView), "sweeps/types.ts", "Sweep"),
        (typeof(SweepReportView), "sweeps/types.ts", "SweepReport"),
        (typeof(MadeData), "sweeps/types.ts", "MadeData"),
        (typeof(StudyText), "sweeps/types.ts", "StudyText"),
        (typeof(DiagnosisCheck), "diagnoses/types.ts", "Check"),
        (typeof(DiagnosisDepth), "diagnoses/types.ts", "Depth"),
        (typeof(DiagnosisView), "diagnoses/types.ts", "Diagnosis"),
        (typeof(DiagnosisReportView), "diagnoses/types.ts", "Report"),
        (typeof(DiagnosisRow), "diagnoses/types.ts", "DiagnosisRow"),
        (typeof(UploadedTable), "uploads/types.ts", "UploadedTable"),
    ];

    [Fact]
    public void The_pages_declare_what_the_server_writes()
    {
        var difference = Compare();
        difference.Found.ShouldBeEmpty(
            "Change the TypeScript in src/Fruitfly.Web/Client/source to what the server " +
            $"writes:\n{string.Join('\n', difference.Found)}");
    }

    [Fact]
    public void Every_type_in_a_file_of_wire_types_is_compared()
    {
        var reached = Compare().Reached;
        string[] files =
            ["experiments/types.ts", "studies/types.ts", "playground/wire.ts", "digits/session.ts",
                "lecture/lectures.ts", "sweeps/types.ts", "diagnoses/types.ts", "uploads/types.ts"];
        files.SelectMany(file => TypeScriptFile.Of(file).Names.Select(name => (file, name))).Except(reached)
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ name: string; count: number; }", "")]
    [InlineData("{ name: string; }", "Row.count is written, and the page does not declare it")]
    [InlineData("{ name: string; count: number; state: string; }",
        "Row.state is declared by the page, and not written")]
    [InlineData("{ name: number; count: number; }", "Row.name is String, and the page declares number")]
    [InlineData("{ name: string | null; count: number; }", "Row.name is never null, and the page expects it")]
    [InlineData("{ name: string; count: number[]; }", "Row.count is Double, and the page declares (number)[]")]
    public void A_difference_is_found(string declared, string difference)
    {
        var wire = new WireDifference();
        wire.Compare(typeof(Row), new TypeScriptParser(TypeScriptFile.Of("studies/types.ts"), declared, "").Type());
        string.Join('\n', wire.Found).ShouldBe(difference);
    }

    static WireDifference Compare()
    {
        var difference = new WireDifference();
        foreach (var (server, file, name) in Pairs)
            difference.Compare(server, new TypeScriptType.Named(TypeScriptFile.Of(file), name, []));
        return difference;
    }

    sealed record Row(string Name, double Count);
}
