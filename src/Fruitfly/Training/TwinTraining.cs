using Fruitfly.Data;
using Fruitfly.Measurement;
using Fruitfly.Networks;

namespace Fruitfly.Training;

/// <summary>Trains a network, and after it a twin: from the same parameters, with the same batches, but with one
/// training example replaced by a test example. Compares the two at every evaluation.</summary>
static class TwinTraining
{
    public static History Train(
        Network network, DataSet data, Recipe recipe, ulong seed, ITrainingObserver? observer,
        CancellationToken cancellation, int threads)
    {
        var replaced = recipe.ReplacedExample!.Value;
        if (replaced < 0 || replaced >= data.Training.Count)
            throw new ArgumentException(
                $"Example {replaced} cannot be replaced; training examples run from 0 to {data.Training.Count - 1}.");
        if (recipe.EarlyStopping is not null)
            throw new ArgumentException(
                "A recipe with a replaced example compares two networks step by step, so neither may stop early.");
        if (!data.IsClassification || data.Test is not { Count: > 0 } test)
            throw new ArgumentException(
                $"A training example is replaced by a labelled test example; '{data.Name}' has none.");
        var alone = recipe with { ReplacedExample = null };
        var twin = new Network(network.Architecture);
        network.Storage.CopyTo(twin.Storage, 0);
        network.StatisticValues.CopyTo(twin.StatisticValues, 0);

        var first = new Recorder(network, test, observer);
        var history = Trainer.Train(network, data, alone, seed, first, cancellation, threads);
        var second = new Recorder(twin, test, null);
        var other = Trainer.Train(twin, WithReplaced(data, test, replaced), alone, seed, second, cancellation, threads);
        return history with
        {
            Divergence = history.Divergence ?? other.Divergence,
            Replacement = [.. first.Moments.Zip(second.Moments, Compare)],
        };
    }

    static DataSet WithReplaced(DataSet data, Examples test, int place)
    {
        var training = data.Training;
        var from = place % test.Count;
        float[] inputs = [.. training.Inputs];
        int[] labels = [.. training.Labels];
        test.Input(from).CopyTo(inputs.AsSpan(place * training.Features));
        labels[place] = test.Labels[from];
        return new DataSet(data.Name, Examples.Labelled(inputs, training.Features, labels, training.Classes),
            data.Validation, test);
    }

    static ReplacementDifference Compare(Moment one, Moment other)
    {
        var (difference, size) = (0.0, 0.0);
        for (var i = 0; i < one.Parameters.Length; i++)
        {
            double a = one.Parameters[i], b = other.Parameters[i];
            difference += (a - b) * (a - b);
            size += a * a + b * b;
        }
        double[] losses = [.. one.Losses.Zip(other.Losses, (a, b) => Math.Abs(a - b))];
        return new ReplacementDifference(one.Step, size > 0 ? Math.Sqrt(difference / size) : 0, losses.Average(),
            losses.Max());
    }

    sealed record Moment(int Step, float[] Parameters, double[] Losses);

    sealed class Recorder(Network network, Examples test, ITrainingObserver? observer) : ITrainingObserver
    {
        public List<Moment> Moments { get; } = [];

        public void StepTaken(int step, double batchLoss) => observer?.StepTaken(step, batchLoss);

        public void Evaluated(Evaluation evaluation)
        {
            Moments.Add(new Moment(evaluation.Step, [.. network.Storage], Losses()));
            observer?.Evaluated(evaluation);
        }

        double[] Losses()
        {
            var outputs = new float[test.Count * network.Outputs];
            network.Predict(test.Inputs, outputs);
            var losses = new double[test.Count];
            for (var i = 0; i < losses.Length; i++)
            {
                var row = outputs.AsSpan(i * network.Outputs, network.Outputs);
                var (largest, sum) = (double.NegativeInfinity, 0.0);
                foreach (var output in row)
                    largest = Math.Max(largest, output);
                foreach (var output in row)
                    sum += Math.Exp(output - largest);
                losses[i] = largest + Math.Log(sum) - row[test.Labels[i]];
            }
            return losses;
        }
    }
}
