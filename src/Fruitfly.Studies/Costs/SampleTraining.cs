using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training;

namespace Fruitfly.Studies.Costs;

/// <summary>Some steps and evaluations of a trial's network on made-up data of its trial's size, timed.</summary>
sealed class SampleTraining
{
    const int MostValues = 1 << 22; // beyond a few megabytes more data is not slower
    const int MostEvaluated = 1000;

    /// <summary>Between two evaluations, which take the training data out of the cache.</summary>
    const int ExamplesInBlock = 4000, MostStepsInBlock = 40;

    readonly Architecture _network;
    readonly DataSet _data;
    readonly int _block, _evaluated;

    /// <summary>What is timed, but for its length.</summary>
    public Recipe Recipe { get; }

    public SampleTraining(TrialCost trial)
    {
        var (size, batch) = (trial.DataSize, trial.Work.BatchSize);
        var count = Math.Min(size.Training, Math.Max(batch, MostValues / size.Features));
        _evaluated = Math.Clamp(trial.Work.EvaluatedExamples, 1, MostEvaluated);
        _network = trial.Trial.Network;
        _data = new DataSet("made-up data", Examples(count, size), test: Examples(_evaluated, size));
        _block = Math.Clamp(ExamplesInBlock / batch, 1, MostStepsInBlock);
        Recipe = trial.Trial.Recipe with
        {
            Optimizer = trial.Trial.Recipe.Optimizer with { LearningRate = 1e-6 }, // too small to diverge
            EvaluateEvery = Duration.Steps(_block),
            EvaluateAt = [],
            EvaluateOn = [Split.Test],
            ReplacedExample = null, // the work counts both networks of such a trial
            EarlyStopping = null, // the most that it may take is what is forecast
            KeepBatchLosses = null,
        };
    }

    /// <summary>Trains from the start, for twice as many steps each time, until
    /// <paramref name="atLeast"/> has passed.</summary>
    public ShapeSpeed Measure(TimeProvider time, TimeSpan atLeast, CancellationToken cancellation)
    {
        var clock = new StepClock(time);
        var began = time.GetTimestamp();
        for (var (runs, blocks) = (1, 1); ; runs++, blocks *= 2)
        {
            Trainer.Train(
                new Network(_network), _data, Recipe with { Duration = Duration.Steps(blocks * _block) },
                observer: clock,
                cancellation: cancellation);
            var elapsed = time.GetElapsedTime(began);
            if (elapsed >= atLeast)
                return new ShapeSpeed(
                    clock.Step, clock.Evaluation / _evaluated,
                    Math.Max(0, (elapsed.TotalSeconds - clock.Total) / runs - clock.Evaluation));
        }
    }

    static Examples Examples(int count, DataSize size)
    {
        var inputs = new float[(long)count * size.Features];
        var some = inputs.AsSpan(0, Math.Min(inputs.Length, 1 << 16));
        new RandomStream(0, 0).FillGaussian(some);
        for (var filled = some.Length; filled < inputs.Length; filled += some.Length)
            some[..Math.Min(some.Length, inputs.Length - filled)].CopyTo(inputs.AsSpan(filled));
        return size.Classes > 0
            ? Data.Examples.Labelled(inputs, size.Features,
                [.. Enumerable.Range(0, count).Select(i => i % size.Classes)], size.Classes)
            : Data.Examples.RealValued(inputs, size.Features, new float[(long)count * size.Outputs], size.Outputs);
    }
}
