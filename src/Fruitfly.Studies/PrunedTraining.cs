using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Networks.Pruning;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>Runs the chain of trainings that a <see cref="PruningPlan"/> describes. All evaluations stand in one
/// history, first those of the rounds, then those of the retrainings in the order of the plan; each training begins
/// again at step 0. Where one diverges, the chain ends.</summary>
sealed class PrunedTraining(
    Trial trial, Func<DataDescription, SealedDataSet> load, int threads, CancellationToken cancellation)
{
    readonly PruningPlan _plan = trial.Pruning!;
    readonly Network _network = new(trial.Network, trial.Seed);
    readonly List<Evaluation> _evaluations = [];

    /// <exception cref="ArgumentException">the plan does not fit the trial</exception>
    public TrialResult Run()
    {
        _plan.Validate();
        foreach (var recipe in _plan.Retrainings.Select(retraining => retraining.Recipe).OfType<Recipe>()
            .Prepend(trial.Recipe))
            RequireEvaluationsAlone(recipe);
        var byMagnitude = _plan.Criterion == PruningCriterion.Magnitude;
        var (initial, scored) = (Parameters(), Parameters());
        var scores = new Snapshot(_network, _plan.ScoredAfter, scored);
        var prunedIn = Array.ConvertAll(scored, _ => (byte)_plan.Sparsities.Count);
        var found = _plan.Retrainings.Select(retraining => retraining.Round).Distinct()
            .ToDictionary(round => round, _ => (ParameterMask?)null);
        var ends = _plan.Retrainings.Where(retraining => retraining.PrunedTo is not null)
            .Select(retraining => retraining.Round).Distinct().ToDictionary(round => round, _ => (float[]?)null);
        for (var round = 0; round < _plan.Sparsities.Count; round++)
        {
            _network.CopyParametersFrom(scored);
            var mask = byMagnitude
                ? ParameterMask.ByMagnitude(_network, _plan.Sparsities[round])
                : ParameterMask.AtRandom(_network, _plan.Sparsities[round], StreamOf(round));
            for (var i = 0; i < prunedIn.Length; i++)
                if (!mask.Kept[i])
                    prunedIn[i] = Math.Min(prunedIn[i], (byte)round);
            if (found.ContainsKey(round))
                found[round] = mask;
            _network.Prune(mask).CopyParametersFrom(initial);
            if (Train(trial.Data, trial.Recipe, scores) is { } diverged)
                return Result(diverged);
            if (ends.ContainsKey(round))
                ends[round] = Parameters();
            if (!byMagnitude)
                _network.Prune(null);
            else if (!scores.IsTaken)
                throw new ArgumentException(
                    $"Magnitudes are to be taken after step {_plan.ScoredAfter}, but a round has fewer steps.");
        }
        foreach (var retraining in _plan.Retrainings)
        {
            Prepare(retraining);
            if (Train(retraining.Data ?? trial.Data, retraining.Recipe ?? trial.Recipe) is { } diverged)
                return Result(diverged);
        }
        return Result(null) with { PrunedIn = byMagnitude ? prunedIn : null };

        void Prepare(Retraining retraining)
        {
            if (retraining.PrunedTo is { } share)
            {
                _network.Prune(null).CopyParametersFrom(ends[retraining.Round]!);
                _network.Prune(ParameterMask.ByMagnitude(_network, share));
                return;
            }
            var mask = found[retraining.Round]!;
            _network.Prune(
                retraining.HasShuffledMask ? mask.ShuffledWithinLayers(_network, StreamOf(retraining.Round)) : mask);
            if (retraining.HasFreshStart)
                _network.Initialize(~trial.Seed); // seeds are counted from 0, so no trial starts from these parameters
            else
                _network.CopyParametersFrom(initial);
        }
    }

    // A chain has one history for all its trainings, and no place for what each of them would measure besides.
    static void RequireEvaluationsAlone(Recipe recipe)
    {
        var asked = recipe.CountConfusionsOn is not null
            ? "counted confusions" : recipe.MeasureMarginsOn is not null ? "margins"
            : recipe.KeepPredictionsOn is not null ? "predictions"
            : recipe.EarlyStopping is not null ? "early stopping"
            : recipe.KeepBatchLosses == true ? "the losses of batches"
            : recipe.EvaluateAtEndOn is not null
                ? "a split at the end" : recipe.ReplacedExample is not null ? "a replaced example" : null;
        if (asked is not null)
            throw new ArgumentException(
                $"A trial that prunes keeps the evaluations of its trainings alone; its recipe also asks for {asked}.");
    }

    Divergence? Train(DataDescription data, Recipe recipe, ITrainingObserver? observer = null)
    {
        _network.ResetStatistics(); // each training starts from the beginning
        var history =
            Trainer.Train(_network, load(data).For(recipe), recipe, trial.Seed, observer, cancellation, threads);
        _evaluations.AddRange(history.Evaluations);
        return history.Divergence;
    }

    TrialResult Result(Divergence? divergence) =>
        new(trial, new History(_evaluations, divergence), _network.ParameterCount, Seconds: 0);

    float[] Parameters()
    {
        var values = new float[_network.ParameterCount];
        _network.CopyParametersTo(values);
        return values;
    }

    // Masks of one seed do not resemble each other, whether one trial draws them or many.
    RandomStream StreamOf(int round) =>
        RandomStream.For(trial.Seed ^ BitConverter.DoubleToUInt64Bits(_plan.Sparsities[round]), StreamPurpose.Pruning);

    sealed class Snapshot(Network network, int after, float[] parameters) : ITrainingObserver
    {
        public bool IsTaken { get; private set; } = after == 0;

        public void StepTaken(int step, double batchLoss)
        {
            if (step != after)
                return;
            network.CopyParametersTo(parameters);
            IsTaken = true;
        }
    }
}
