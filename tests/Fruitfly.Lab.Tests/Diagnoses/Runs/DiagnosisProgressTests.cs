using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Diagnoses.Runs;

public sealed class DiagnosisProgressTests
{
    readonly Listener _listener = new();

    [Fact]
    public void The_time_left_is_that_of_all_steps_at_the_speed_of_what_has_ended()
    {
        var progress = new DiagnosisProgress(_listener, TimeProvider.System);
        progress.Expect(new Dictionary<string, double> { ["a"] = 1, ["b"] = 1, ["c"] = 4 }, trials: 4);
        progress.Begin(["a", "b"]);
        progress.Report(Step(planned: 2, done: 0, seconds: 0));
        _listener.Last.Remaining.ShouldBeNull("nothing has ended yet");
        _listener.Last.Trials.Planned.ShouldBe(4);
        // The machine takes three seconds for what was predicted to take one.
        progress.Report(Step(planned: 1, done: 1, seconds: 3));
        _listener.Last.Remaining!.Value.TotalSeconds.ShouldBe(15, 1e-9);
        progress.Report(Step(planned: 0, done: 2, seconds: 6));
        progress.Begin(["c"]);
        progress.Report(Step(planned: 1, done: 0, seconds: 0));
        _listener.Last.Remaining!.Value.TotalSeconds.ShouldBe(12, 1e-9);
        (_listener.Last.Trials.Done, _listener.Last.Trials.Planned).ShouldBe((2, 2));
    }

    [Fact]
    public void What_the_store_has_already_takes_no_time()
    {
        var progress = new DiagnosisProgress(_listener, TimeProvider.System);
        progress.Expect(new Dictionary<string, double> { ["b"] = 1, ["c"] = 1 }, trials: 3);
        progress.Begin(["a", "b"]);
        progress.Report(Step(planned: 1, done: 1, seconds: 0));
        progress.Report(Step(planned: 0, done: 2, seconds: 5));
        _listener.Last.Remaining!.Value.TotalSeconds.ShouldBe(5, 1e-9);
    }

    static StudyProgress Step(int planned, int done, double seconds) =>
        new(new(planned, 0, done, 0, 0), TimeSpan.FromSeconds(seconds), 0, null);

    sealed class Listener : IProgress<StudyProgress>
    {
        public StudyProgress Last { get; private set; } = null!;

        public void Report(StudyProgress value) => Last = value;
    }
}
