#:project ../../src/Fruitfly/Fruitfly.csproj

using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Training.Losses;

// A loss of your own is a record with its settings, and a working form that gives loss and gradient for a batch.
Loss.Kinds.Add<FocalLoss>("ada/focal-loss", revision: 1);

var loss = new FocalLoss();
Console.Write(GradientCheck.Of(loss));

var network = new Network(Architecture.Mlp(40, 100, 10), seed: 1);
var recipe = new Recipe { Loss = loss, Duration = Duration.Epochs(10) };
var history = Trainer.Train(network, Mnist1d.Generate(), recipe, seed: 1);
Console.WriteLine($"test error {history.Last.Test!.Error:P1}");

/// <summary>−(1 − p)ᵞ log p, where p is the probability of the label: examples that are already classified well count
/// less (Lin et al. 2017, "Focal loss for dense object detection").</summary>
/// <param name="Focus">γ, at least 0; 0 is cross entropy</param>
sealed record FocalLoss(double Focus = 2) : Loss
{
    public override LossFunction For(DataSet data, int capacity)
    {
        if (!(Focus >= 0))
            throw new ArgumentException($"The focus of a focal loss is at least 0; it is {Focus}.");
        return data.IsClassification
            ? new Function(data.Classes, Focus)
            : throw new ArgumentException($"A focal loss needs class labels; the targets of '{data.Name}' are real values.");
    }

    sealed class Function(int classes, double focus) : LossFunction
    {
        readonly float[] _gradient = new float[classes];

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
                sum += Example(outputs.Slice(i * classes, classes), labels[i], _gradient);
            return sum;
        }

        /// <summary>The loss of one example, and ∂/∂fₖ = (γ (1 − p)ᵞ⁻¹ p log p − (1 − p)ᵞ) ([k = label] − softmax(f)ₖ).
        /// </summary>
        double Example(ReadOnlySpan<float> f, int label, Span<float> gradient)
        {
            var largest = f[0];
            foreach (var value in f)
                largest = Math.Max(largest, value);
            var (all, others) = (0.0, 0.0);
            for (var k = 0; k < classes; k++)
            {
                var exponential = Math.Exp(f[k] - largest);
                all += exponential;
                others += k == label ? 0 : exponential;
            }
            var logP = f[label] - largest - Math.Log(all);
            var p = Math.Exp(logP);
            var rest = Math.Max(others / all, 1e-300); // 1 − p, without losing its digits where p is almost 1
            var slope = focus * Math.Pow(rest, focus - 1) * p * logP - Math.Pow(rest, focus);
            for (var k = 0; k < classes; k++)
                gradient[k] = (float)(slope * ((k == label ? 1 : 0) - Math.Exp(f[k] - largest) / all));
            return -Math.Pow(rest, focus) * logP;
        }
    }
}
