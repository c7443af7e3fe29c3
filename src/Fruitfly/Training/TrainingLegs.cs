using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Randomness;
using Fruitfly.Threads;

namespace Fruitfly.Training;

/// <summary>Training in legs, each with a recipe of its own, for recipes that change on the way. A leg goes on from the
/// parameters, the optimizer's moments, the random streams and the steps of the one before. One leg from start to end
/// is, to the bit, what <see cref="Trainer.Train(Network, DataSet, Recipe, ulong, ITrainingObserver?,
/// CancellationToken, int)"/> does, and so are several legs of one recipe.</summary>
/// <param name="network">drawn by <paramref name="seed"/> where nothing has used it</param>
public sealed class TrainingLegs(Network network, DataSet data, ulong seed)
{
    readonly RandomStream _order = RandomStream.For(seed, StreamPurpose.BatchOrder);
    RandomStream? _noise;
    TrainingRun? _last;

    /// <summary>Trains to the end of the recipe, whose length counts from the first step of the first leg. A leg that
    /// was cancelled has ended between two steps.</summary>
    /// <returns>the evaluations of all legs, and where this one diverged</returns>
    /// <exception cref="ArgumentException">data set, network and recipe do not fit together, or the recipe has a
    /// twin</exception>
    /// <exception cref="OperationCanceledException">cancelled; noticed within one batch</exception>
    public History Train(
        Recipe recipe, ITrainingObserver? observer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.ReplacedExample is not null)
            throw new ArgumentException("A recipe with a twin trains in one leg.", nameof(recipe));
        network.InitializeIfUnused(seed);
        using var alone = new ThreadTeam(1);
        if (recipe.IsNoisy)
            _noise ??= Trainer.Noise(recipe, seed);
        var run = new TrainingRun(
            network, data, recipe, BatchesOf(recipe), alone, _last?.Dropout ?? Trainer.Dropout(seed),
            recipe.IsNoisy ? _noise : null, checkpoint: null, observer, cancellation);
        if (_last is not null)
            run.GoOnFrom(_last);
        _last = run;
        return run.Finish(new BatchPass(network, data, recipe, run.Plan.BatchSize, alone));
    }

    // Batches of another size begin with an epoch of their own.
    BatchSequence BatchesOf(Recipe recipe) => _last is { } last && last.Recipe.Batches == recipe.Batches
        ? last.Batches : new BatchSequence(data.Training.Count, recipe.Batches, _order);
}
