using Fruitfly.Networks;

namespace Fruitfly.Training;

/// <summary>The parameters of the best evaluation so far.</summary>
sealed class BestParameters(EarlyStopping rule, Network network)
{
    readonly StoppingProgress _progress = new(rule);

    /// <summary>In the layout of the network's storage.</summary>
    public float[] Parameters { get; } = new float[network.ParameterCount];

    public float[] Statistics { get; } = new float[network.StatisticValues.Length];

    public bool IsOver => _progress.IsOver;

    /// <summary>Keeps the parameters as they are where the evaluation of them is the best so far.</summary>
    public void See(Evaluation evaluation)
    {
        if (!_progress.See(evaluation))
            return;
        network.Storage.CopyTo(Parameters, 0);
        network.StatisticValues.CopyTo(Statistics, 0);
    }

    /// <summary>Knows of the evaluations, whose best parameters are set besides.</summary>
    public void Replay(IEnumerable<Evaluation> evaluations)
    {
        foreach (var evaluation in evaluations)
            _progress.See(evaluation);
    }

    /// <summary>Takes the place of another, which has seen the evaluations.</summary>
    public void GoOnFrom(BestParameters other, IEnumerable<Evaluation> evaluations)
    {
        other.Parameters.CopyTo(Parameters, 0);
        other.Statistics.CopyTo(Statistics, 0);
        Replay(evaluations);
    }

    public void Restore()
    {
        Parameters.CopyTo(network.Storage, 0);
        Statistics.CopyTo(network.StatisticValues, 0);
    }
}
