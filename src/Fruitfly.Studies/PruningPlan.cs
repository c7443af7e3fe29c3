using Fruitfly.Data;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>Makes a trial a chain of trainings, one for each sparsity: every one starts from the trial's own initial
/// parameters under a mask. Part of the trial's identity.</summary>
public sealed record PruningPlan
{
    /// <summary>A parameter's round is kept in a byte.</summary>
    internal const int MostRounds = 255;

    /// <summary>What decides which parameters are pruned. Default: their magnitudes in the round before.</summary>
    public PruningCriterion Criterion { get; init; } = PruningCriterion.Magnitude;

    /// <summary>The share of each layer that is pruned in each round, ascending from 0 to 1.</summary>
    public required IReadOnlyList<double> Sparsities { get; init; }

    /// <summary>The step of a round whose parameters' magnitudes decide the next mask; those of the initial parameters
    /// decide the first.</summary>
    public required int ScoredAfter { get; init; }

    /// <summary>Further trainings, with masks that the rounds have found.</summary>
    public IReadOnlyList<Retraining> Retrainings { get; init; } = [];

    /// <exception cref="ArgumentException">a setting is out of its range</exception>
    internal void Validate()
    {
        if (Sparsities.Count is 0 or > MostRounds)
            throw new ArgumentException($"There are {Sparsities.Count} sparsities; there must be 1 to {MostRounds}.");
        for (var round = 0; round < Sparsities.Count; round++)
            if (!(Sparsities[round] is >= 0 and <= 1) || round > 0 && Sparsities[round] < Sparsities[round - 1])
                throw new ArgumentException(FormattableString.Invariant(
                    $"Sparsity {round} is {Sparsities[round]}; sparsities are from 0 to 1, none below the one before."));
        if (ScoredAfter < 0)
            throw new ArgumentException($"Magnitudes are to be taken after step {ScoredAfter}; it must be 0 or more.");
        foreach (var retraining in Retrainings)
            if (retraining.Round < 0 || retraining.Round >= Sparsities.Count)
                throw new ArgumentException(
                    $"A retraining takes the mask of round {retraining.Round}; the rounds are 0 " +
                    $"to {Sparsities.Count - 1}.");
        foreach (var retraining in Retrainings)
            if (retraining.PrunedTo is { } share
                && (!(share is >= 0 and <= 1) || retraining.HasShuffledMask || retraining.HasFreshStart))
                throw new ArgumentException(FormattableString.Invariant(
                    $"A trained network is to be pruned to {share}; that is from 0 to 1, with its own mask and parameters."));
    }
}

/// <summary>What decides which parameters of a layer are pruned.</summary>
public enum PruningCriterion
{
    /// <summary>the smallest go first; what is pruned once stays pruned</summary>
    Magnitude,

    /// <summary>redrawn in every round</summary>
    Random,
}

/// <summary>A training with the mask of a round, to tell what of it matters.</summary>
/// <param name="Round">from 0, whose mask is taken</param>
/// <param name="HasShuffledMask">whether the mask's entries are shuffled within each layer</param>
/// <param name="HasFreshStart">whether the initial parameters are redrawn</param>
public sealed record Retraining(int Round, bool HasShuffledMask = false, bool HasFreshStart = false)
{
    /// <summary>Default: null, the trial's.</summary>
    public DataDescription? Data { get; init; }

    /// <summary>Default: null, the trial's.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>The share of each layer that is pruned of the network as the round ended, by magnitude; it is trained
    /// on from there, and its evaluation before the first step tells what pruning alone costs (Han et al. 2015).
    /// Default: null, the mask of the round and the initial parameters.</summary>
    public double? PrunedTo { get; init; }
}
