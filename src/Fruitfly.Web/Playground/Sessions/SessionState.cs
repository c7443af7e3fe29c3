using Fruitfly.Training;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>How training stands.</summary>
enum RunStatus
{
    Ready,
    Training,
    Paused,
    Done,
    Diverged,
    Failed,
}

/// <summary>What viewers are told of a session beside its curves and frames.</summary>
/// <param name="Reason">why it is paused or failed, where that was not the user</param>
/// <param name="Run">counts the starts; curves and frames of another run are not this one's</param>
/// <param name="Step">of the seed that is furthest</param>
/// <param name="Epoch">the same in epochs</param>
/// <param name="StepsPerSecond">of one seed, over the last second; null while none are taken</param>
/// <param name="Pace">the steps a second that are asked for; null for full speed</param>
/// <param name="BatchLoss">of the last step of the first seed; NaN before it</param>
/// <param name="Divergences">of each seed, null where it did not diverge</param>
/// <param name="Latest">the latest measurement of each seed, which may not be among the points of the curves</param>
/// <param name="Changes">what was changed by hand in this run, in the order of the steps</param>
/// <param name="TestOpenings">how often the test set of this data was opened since the web lab was started</param>
sealed record SessionState(
    RunStatus Status, string? Reason, int Run, int Step, double Epoch, int Steps, int StepsPerEpoch,
    double? StepsPerSecond, double? Pace, double BatchLoss,
    IReadOnlyList<Divergence?> Divergences, int TestOpenings, IReadOnlyList<LatestValues?> Latest,
    IReadOnlyList<RunChange> Changes)
{
    /// <summary>Whether a viewer who knows the one need not be told the other.</summary>
    public bool SaysTheSame(SessionState other) =>
        this with { Divergences = [], Latest = [], Changes = [] }
            == other with { Divergences = [], Latest = [], Changes = [] }
        && Changes.SequenceEqual(other.Changes)
        && Divergences.SequenceEqual(other.Divergences)
        && Latest.Select(seed => seed?.Step).SequenceEqual(other.Latest.Select(seed => seed?.Step));
}

/// <param name="Values">in the order of <see cref="CurvePoint.Values"/></param>
sealed record LatestValues(int Step, IReadOnlyList<double> Values);

/// <summary>How the networks did on the test set when it was opened.</summary>
/// <param name="Scores">of each seed</param>
sealed record TestOpening(int Run, int Step, IReadOnlyList<Score> Scores);
