using Fruitfly.Studies;
using Fruitfly.Web.Diagnoses;

namespace Fruitfly.Web.Tests.Diagnoses;

public sealed class DiagnosisProgressTests
{
    readonly Heard _heard = new();
    readonly List<int> _ended = [];

    [Fact]
    public void Between_two_steps_it_has_not_ended_and_when_it_has_nothing_waits()
    {
        var progress = new DiagnosisProgress(_heard, _ended.Add);
        progress.Report(Of(done: 0, planned: 100) with { Remaining = TimeSpan.FromSeconds(60) });
        _heard.Latest.ShouldBe(Of(done: 0, planned: 100) with { Remaining = TimeSpan.FromSeconds(60) });
        progress.Report(Of(done: 40, planned: 0));
        _heard.Latest!.Trials.ShouldBe(new TrialCounts(1, 0, 40, 0, 0));
        // Fewer are to come than there might have been.
        progress.Report(Of(done: 60, planned: 30));
        _heard.Latest.Trials.ShouldBe(new TrialCounts(30, 0, 60, 0, 0));
        progress.Report(Of(done: 90, planned: 3));
        progress.End();
        _heard.Latest.Trials.ShouldBe(new TrialCounts(0, 0, 90, 0, 0));
        _heard.Latest.Remaining.ShouldBe(TimeSpan.Zero);
        _ended.ShouldBe([0, 40, 60, 90]);
        progress.Ended.ShouldBe(90);
    }

    static StudyProgress Of(int done, int planned) =>
        new(new TrialCounts(planned, 0, done, 0, 0), TimeSpan.Zero, 0, null);

    sealed class Heard : IProgress<StudyProgress>
    {
        public StudyProgress? Latest { get; private set; }

        public void Report(StudyProgress value) => Latest = value;
    }
}
