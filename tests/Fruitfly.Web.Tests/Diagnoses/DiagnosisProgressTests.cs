using Fruitfly.Studies;
using Fruitfly.Studies.Costs;
using Fruitfly.Web.Diagnoses;

namespace Fruitfly.Web.Tests.Diagnoses;

public sealed class DiagnosisProgressTests
{
    readonly StillTime _time = new();
    readonly Heard _heard = new();
    readonly List<int> _ended = [];

    [Fact]
    public void Steps_count_as_one_run_that_ends_when_the_last_has_ended()
    {
        var progress = Of(trainings: 100, seconds: 60);
        progress.Report(Step(done: 0, of: 40));
        Latest.Trials.ShouldBe(new TrialCounts(100, 0, 0, 0, 0));
        Latest.Remaining.ShouldBe(TimeSpan.FromSeconds(60));
        progress.Report(Step(done: 40, of: 40, seconds: 30));
        Latest.Trials.ShouldBe(new TrialCounts(60, 0, 40, 0, 0));

        // The next step trains a list of its own.
        progress.Report(Step(done: 0, of: 50));
        Latest.Trials.ShouldBe(new TrialCounts(60, 0, 40, 0, 0));
        progress.Report(Step(done: 20, of: 50, seconds: 5));
        Latest.Trials.ShouldBe(new TrialCounts(40, 0, 60, 0, 0));
        _ended.ShouldBe([0, 40, 40, 60]);

        // Fewer were needed than the widest network would have been.
        progress.Report(Step(done: 50, of: 50, seconds: 9));
        progress.End();
        Latest.Trials.ShouldBe(new TrialCounts(0, 0, 90, 0, 0));
    }

    [Fact]
    public void The_time_left_follows_the_forecast_first_and_the_pace_later()
    {
        var progress = Of(trainings: 100, seconds: 60);
        _time.Advance(TimeSpan.FromSeconds(40));
        progress.Report(Step(done: 20, of: 100, seconds: 40));
        Latest.Remaining!.Value.TotalSeconds.ShouldBe(0.8 * 20 + 0.2 * 160, 0.001);
        _time.Advance(TimeSpan.FromSeconds(60));
        progress.Report(Step(done: 90, of: 100, seconds: 100));
        Latest.Remaining!.Value.TotalSeconds.ShouldBe(0.9 * 100 / 9, 0.001);

        // It is never less than what the step that runs has left.
        progress.Report(Step(done: 95, of: 100, seconds: 100) with { Remaining = TimeSpan.FromSeconds(70) });
        Latest.Remaining.ShouldBe(TimeSpan.FromSeconds(70));
    }

    StudyProgress Latest => _heard.Latest!;

    DiagnosisProgress Of(int trainings, double seconds) => new(
        new StudyForecast(trainings, 0, 0, 2, TimeSpan.FromSeconds(seconds), 0)
        {
            Trials = new Dictionary<string, double>(),
        }, _time, _heard, _ended.Add);

    static StudyProgress Step(int done, int of, double seconds = 0) =>
        new(new TrialCounts(of - done, 0, done, 0, 0), TimeSpan.FromSeconds(seconds), 0, null);

    sealed class StillTime : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }

    sealed class Heard : IProgress<StudyProgress>
    {
        public StudyProgress? Latest { get; private set; }

        public void Report(StudyProgress value) => Latest = value;
    }
}
