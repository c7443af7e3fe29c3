using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Experiments.GeneralizationGap;

/// <summary>A training that a search may try. The rate is constant, so that training stopped early is the beginning of
/// training that is not.</summary>
sealed record SearchedTraining(Architecture Network, Optimizer Optimizer)
{
    /// <summary>Evaluations over training, at even steps.</summary>
    const int Evaluations = 16;

    /// <summary>The trial that the search sees: measured on the validation split, without the test set.</summary>
    public Trial Search(DataDescription data, int steps, ulong seed) => new(data, Network, Recipe(steps) with
    {
        EvaluateEvery = Duration.Steps(Math.Max(1, steps / Evaluations)),
        EvaluateOn = [Split.Validation],
    }, seed);

    /// <summary>The same training up to the chosen step, after which the test set is opened, once.</summary>
    public Trial Open(DataDescription data, int step, ulong seed) =>
        new(data, Network, SealedTestSet.OpenOnce(Recipe(step) with
        {
            EvaluateEvery = Duration.Steps(0),
            EvaluateOn = [Split.Validation],
        }), seed);

    Recipe Recipe(int steps) => new() { Optimizer = Optimizer, Duration = Duration.Steps(steps) };
}
