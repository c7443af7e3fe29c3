using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Measurement;

namespace Fruitfly.Cli.Commands.Training;

/// <summary>The loss on a test set of real values with Student's t interval over its examples.</summary>
static class TestSetLoss
{
    /// <param name="networks">each example's loss is the mean over them</param>
    /// <param name="loss">the mean loss, which says what the squared distances are multiplied by</param>
    public static Estimate? Of(Examples test, IEnumerable<TrainedNetwork> networks, double loss)
    {
        var (distances, outputs) = (new double[test.Count], new float[test.Values.Length]);
        foreach (var network in networks)
        {
            network.Network.Predict(test.Inputs, outputs);
            for (var i = 0; i < outputs.Length; i++)
            {
                var distance = (double)outputs[i] - test.Values[i];
                distances[i / test.Outputs] += distance * distance;
            }
        }
        var mean = distances.Average();
        if (!double.IsFinite(mean) || mean == 0)
            return null;
        return Estimate.OfMean([.. distances.Select(distance => distance * loss / mean)]).Within(0, double.PositiveInfinity);
    }
}
