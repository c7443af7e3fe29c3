using System.Globalization;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Experiments.Mnist1dData;

/// <summary>How many examples each class has.</summary>
static class DataTable
{
    public static Table Of(Data.Mnist1d.Mnist1dData data)
    {
        return new Table(
            "classes", "Examples of each class",
            "The generator makes equally many of each; the random split leaves the training set a little uneven.",
            ["split", .. Enumerable.Range(0, data.Classes).Select(digit => $"digit {digit}"), "all"],
            [Row("training", data.TrainingLabels), Row("test", data.TestLabels)]);

        IReadOnlyList<string> Row(string split, ReadOnlySpan<int> labels)
        {
            var counts = new int[data.Classes];
            foreach (var label in labels)
                counts[label]++;
            return [split,
                .. counts.Append(labels.Length).Select(count => count.ToString("N0", CultureInfo.InvariantCulture))];
        }
    }
}
