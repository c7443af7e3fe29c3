namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>A trial of this experiment.</summary>
abstract record GapTraining
{
    /// <summary>On one kind of training data.</summary>
    public sealed record OnData(MemorizedData Data, ulong Seed) : GapTraining;

    /// <summary>One that looks at the test set while it trains.</summary>
    public sealed record Peeking(ulong Seed) : GapTraining;

    /// <summary>One that a search sees.</summary>
    /// <param name="IsRandom">whether the candidate was drawn; else it is one of the grid</param>
    /// <param name="Candidate">its number among those</param>
    public sealed record Searched(ulong Seed, bool IsRandom, int Candidate) : GapTraining;

    /// <summary>The opening of the test set for what a search chose.</summary>
    /// <param name="Count">candidates it was chosen among</param>
    public sealed record Opened(ulong Seed, SearchMethod Method, int Count) : GapTraining;

    /// <summary>One among which the training algorithm is chosen.</summary>
    /// <param name="Candidate">its place in <see cref="AlgorithmCandidate.All"/></param>
    public sealed record Algorithm(ulong Seed, int Candidate) : GapTraining;

    /// <summary>The opening of the test set for an algorithm.</summary>
    /// <param name="IsChosen">by validation; else it was taken as it came</param>
    public sealed record AlgorithmOpened(ulong Seed, bool IsChosen) : GapTraining;
}
