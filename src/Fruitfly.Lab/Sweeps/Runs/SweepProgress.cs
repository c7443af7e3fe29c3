using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Runs;

/// <summary>How far a sweep is over all its stages: rungs, brackets, and the final training of the chosen setting. How
/// many trials a stage has is known before, which ones is not.</summary>
/// <param name="expected">what each trial of the sweep will cost, stage after stage, in any unit</param>
/// <param name="began">when the first stage did</param>
sealed class SweepProgress(
    IProgress<StudyProgress> listener, IReadOnlyList<double> expected, TimeProvider time, long began)
    : IProgress<StudyProgress>
{
    static readonly TrialCounts Nothing = new(0, 0, 0, 0, 0);

    // Of all trials from a place on; the last is 0.
    readonly double[] _costs = FromEach(expected);
    TrialCounts _before = Nothing;
    StudyProgress? _latest;
    int _begun, _inStage, _thereBefore, _endedBefore;
    bool _isOver;

    /// <summary>What follows is said of that many further trials.</summary>
    public void Begin(int trials)
    {
        if (_latest is { } last)
        {
            _before = _before.Plus(last.Trials);
            _endedBefore += Ended(last.Trials) - _thereBefore;
        }
        (_begun, _inStage, _latest) = (_begun + trials, trials, null);
    }

    /// <summary>Nothing follows.</summary>
    public void End()
    {
        _isOver = true;
        if (_latest is { } last)
            Report(last);
    }

    public void Report(StudyProgress value)
    {
        if (_latest is null)
            _thereBefore = Ended(value.Trials);
        _latest = value;
        var later = _isOver ? 0 : Math.Max(0, expected.Count - _begun);
        var elapsed = time.GetElapsedTime(began);
        var ended = _endedBefore + Ended(value.Trials) - _thereBefore;
        listener.Report(value with
        {
            Trials = _before.Plus(value.Trials) with
            {
                Planned = _before.Planned + value.Trials.Planned + later,
            },
            Elapsed = elapsed,
            Rate = elapsed > TimeSpan.Zero ? ended / elapsed.TotalSeconds : 0,
            Remaining = later == 0 ? value.Remaining : Remaining(value, later),
        });
    }

    /// <summary>As the rest of this stage, by what the later ones cost beside it.</summary>
    TimeSpan? Remaining(StudyProgress stage, int later)
    {
        var left = (double)(stage.Trials.Total - Ended(stage.Trials)) / Math.Max(1, stage.Trials.Total);
        var stageCost = left * (CostFrom(_begun - _inStage) - CostFrom(_begun));
        return stage.Remaining is not { } remaining ? null
            : stageCost > 0 ? remaining * (1 + CostFrom(_begun) / stageCost)
            : stage.Rate > 0 ? TimeSpan.FromSeconds(later / stage.Rate) : null;
    }

    double CostFrom(int place) => _costs[Math.Min(place, expected.Count)];

    static double[] FromEach(IReadOnlyList<double> expected)
    {
        var costs = new double[expected.Count + 1];
        for (var place = expected.Count - 1; place >= 0; place--)
            costs[place] = costs[place + 1] + expected[place];
        return costs;
    }

    static int Ended(TrialCounts trials) => trials.Finished + trials.Failed;
}
