#:project ../../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Losses;

// A loss of your own is a record with its settings, and a working form that gives loss and gradient for a batch.
Loss.Kinds.Add<SmoothedCrossEntropy>("ada/smoothed-cross-entropy", revision: 1);

var loss = new SmoothedCrossEntropy(0.1);
Console.Write(GradientCheck.Of(loss));

var network = new Network(Architecture.Mlp(40, 100, 10), seed: 1);
var recipe = new Recipe { Loss = loss, Duration = Duration.Epochs(10) };
var history = Trainer.Train(network, Mnist1d.Generate(), recipe, seed: 1);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>Cross entropy to targets that give the true class 1 − ε + ε / K and every other ε / K (Szegedy et al. 2016;
/// UDL 9.3).</summary>
/// <param name="Smoothing">ε, from 0 to below 1</param>
sealed record SmoothedCrossEntropy(double Smoothing) : Loss
{
    public override LossFunction For(DataSet data, int capacity) => data.IsClassification
        ? new Function(data.Classes, Smoothing)
        : throw new ArgumentException($"Label smoothing needs class labels; the targets of '{data.Name}' are real values.");

    sealed class Function(int classes, double smoothing) : LossFunction
    {
        readonly float[] _probabilities = new float[classes];

        public override double Part(
            Examples split, ReadOnlySpan<int> examples, int batchSize, ReadOnlySpan<float> outputs, Span<float> gradient)
        {
            var sum = 0.0;
            for (var i = 0; i < examples.Length; i++)
            {
                var row = gradient.Slice(i * classes, classes);
                sum += Example(outputs.Slice(i * classes, classes), split.Labels[examples[i]], row);
                foreach (ref var value in row)
                    value /= batchSize;
            }
            return sum / batchSize;
        }

        public override double Sum(Examples split, Range examples, Span<float> outputs)
        {
            var labels = split.Labels[examples];
            var sum = 0.0;
            for (var i = 0; i < labels.Length; i++)
                sum += Example(outputs.Slice(i * classes, classes), labels[i], _probabilities);
            return sum;
        }

        /// <summary>The loss of one example, and softmax(f) minus its target.</summary>
        double Example(ReadOnlySpan<float> f, int label, Span<float> gradient)
        {
            var largest = f[0];
            foreach (var value in f)
                largest = Math.Max(largest, value);
            var (exponentials, mean) = (0.0, 0.0);
            foreach (var value in f)
            {
                exponentials += Math.Exp(value - largest);
                mean += value / (double)classes;
            }
            var logSum = largest + Math.Log(exponentials);
            for (var k = 0; k < classes; k++)
                gradient[k] = (float)(Math.Exp(f[k] - logSum) - smoothing / classes - (k == label ? 1 - smoothing : 0));
            return logSum - (1 - smoothing) * f[label] - smoothing * mean;
        }
    }
}
