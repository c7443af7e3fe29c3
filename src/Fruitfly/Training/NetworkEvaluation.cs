using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Threads;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training;

/// <summary>Measures a network as training does.</summary>
public static class NetworkEvaluation
{
    /// <summary>Mean loss, and for class labels the share of wrong ones, over all examples.</summary>
    /// <param name="loss">default: cross entropy for class labels, least squares for real values</param>
    /// <param name="threads">that share the examples; the result does not depend on them</param>
    /// <exception cref="ArgumentException">the network or the loss does not fit the examples</exception>
    public static Score Evaluate(this Network network, Examples examples, Loss? loss = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(examples);
        var data = new DataSet("examples", examples);
        Trainer.Check(network, data);
        using var team = new ThreadTeam(threads);
        return new Evaluator(network, loss ?? (data.IsClassification ? Loss.CrossEntropy : Loss.LeastSquares), data,
            team).Evaluate(examples);
    }
}
