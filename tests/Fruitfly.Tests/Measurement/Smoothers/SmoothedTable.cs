using Fruitfly.Measurement.Decomposition;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Measurement.Smoothers;

/// <summary>One table drawn from a law that is known, and a learner whose bias and variance are known.</summary>
sealed class SmoothedTable
{
    public const int Tables = 200, Rows = 240, JudgingPoints = 200;

    readonly ITask _task;
    readonly RandomStream _random;
    readonly double[][] _pool, _points;
    readonly double[] _poolTargets;

    SmoothedTable(ITask task, int rows, int points, RandomStream random)
    {
        (_task, _random) = (task, random);
        (_pool, _poolTargets) = Draw(rows, task.DrawInput);
        (_points, Targets) = Draw(points, task.DrawJudgingInput);
    }

    /// <summary>Independent tables of one law.</summary>
    public static IEnumerable<SmoothedTable> Many(ITask task, int rows = Rows)
    {
        for (var number = 0; number < Tables; number++)
            yield return new(task, rows, JudgingPoints, new(seed: 20, stream: (uint)number));
    }

    /// <summary>At the points where networks are judged.</summary>
    public double[] Targets { get; }

    /// <summary>Predictions at the points after training on subsets of the pool.</summary>
    /// <param name="size">rows of a subset</param>
    /// <param name="isDisjoint">or subsets drawn one by one, which overlap</param>
    /// <param name="sharesSeeds">whether seed s is the same on every subset</param>
    public (double[] Predictions, PredictionShape Shape) Level(
        int size, int subsets, int repartitions, int seeds = 1, bool isDisjoint = true, bool sharesSeeds = false)
    {
        var shape = new PredictionShape(_points.Length, 1, subsets, seeds, repartitions);
        var predictions = new double[shape.Count];
        int[] order = [.. Enumerable.Range(0, _pool.Length)];
        for (var r = 0; r < repartitions; r++)
        {
            _random.Shuffle(order.AsSpan());
            var firstSeed = _random.NextUInt64();
            for (var k = 0; k < subsets; k++)
            {
                if (!isDisjoint)
                    _random.Shuffle(order.AsSpan());
                var rows = order.AsSpan(isDisjoint ? k * size : 0, size).ToArray();
                double[][] inputs = [.. rows.Select(row => _pool[row])];
                double[] targets = [.. rows.Select(row => _poolTargets[row])];
                for (var s = 0; s < seeds; s++)
                {
                    var seed = firstSeed + (ulong)(sharesSeeds ? s : k * seeds + s);
                    _task.Train(inputs, targets, _points, new(seed, 0))
                        .CopyTo(predictions.AsSpan(((r * subsets + k) * seeds + s) * _points.Length));
                }
            }
        }
        return (predictions, shape);
    }

    (double[][] Inputs, double[] Targets) Draw(int rows, Func<RandomStream, double[]> input)
    {
        double[][] inputs = [.. Enumerable.Range(0, rows).Select(_ => input(_random))];
        double[] targets = [.. inputs.Select(x => _task.Mean(x) + _task.Sigma * _random.NextGaussian())];
        return ([.. inputs.Select(_task.Features)], targets);
    }
}
