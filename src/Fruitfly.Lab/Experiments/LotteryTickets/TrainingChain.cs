using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>The trainings of one trial, each from its step 0: first those of the rounds, then the retrainings. What
/// diverged is not there.</summary>
sealed class TrainingChain
{
    readonly List<(Evaluation Start, List<Evaluation> Later)> _trainings = [];

    public TrainingChain(TrialResult result)
    {
        (Seed, PrunedIn) = (result.Trial.Seed, result.PrunedIn);
        foreach (var evaluation in result.History.Evaluations)
            if (evaluation.Step == 0)
                _trainings.Add((evaluation, []));
            else
                _trainings[^1].Later.Add(evaluation);
        // A training that diverged has no end to speak of.
        if (_trainings.Count > 0 && result.History.Divergence is { Step: > 0 })
            _trainings.RemoveAt(_trainings.Count - 1);
    }

    public ulong Seed { get; }

    public byte[]? PrunedIn { get; }

    /// <summary>The evaluations after the first step and later; before it nothing is learned.</summary>
    public IReadOnlyList<Evaluation> Training(int number) =>
        number < _trainings.Count ? _trainings[number].Later : [];

    /// <summary>The evaluation before the first step; null where there is no such training.</summary>
    public Evaluation? Start(int number) => number < _trainings.Count ? _trainings[number].Start : null;
}
