using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Training;

/// <summary>All that training changes. The order of the batches is a pure function of the seed and the step.</summary>
sealed class TrainingState(Network network, OptimizerState optimizer, RandomStream? dropout, EarlyStopping? stopping)
{
    public Network Network { get; } = network;

    public OptimizerState Optimizer { get; } = optimizer;

    public RandomStream? Dropout { get; set; } = dropout;

    /// <summary>Steps taken.</summary>
    public int Step { get; set; }

    /// <summary>The loss of the last step's batch.</summary>
    public double? LastLoss { get; set; }

    /// <summary>Those after <see cref="Step"/> steps among them, if they are due.</summary>
    public List<Evaluation> Evaluations { get; } = [];

    /// <summary>The loss of every batch so far, where they are kept.</summary>
    public List<float> BatchLosses { get; } = [];

    /// <summary>The best parameters so far, where training may stop early.</summary>
    public BestParameters? Best { get; } = stopping is null ? null : new(stopping, network);

    public bool IsEvaluated => Evaluations.Count > 0 && Evaluations[^1].Step == Step;

    /// <summary>Goes on from another state of the same network. Moments go on where the optimizers keep the
    /// same ones.</summary>
    public void GoOnFrom(TrainingState other)
    {
        (Step, LastLoss) = (other.Step, other.LastLoss);
        Evaluations.AddRange(other.Evaluations);
        BatchLosses.AddRange(other.BatchLosses);
        var (moments, before) = (Optimizer.Arrays.ToList(), other.Optimizer.Arrays.ToList());
        if (moments.Select(one => one.Name).SequenceEqual(before.Select(one => one.Name)))
        {
            for (var i = 0; i < moments.Count; i++)
                before[i].Values.CopyTo(moments[i].Values, 0);
            Optimizer.ContinueAfter(Step);
        }
        if (other.Best is { } best)
            Best?.GoOnFrom(best, Evaluations);
    }
}
