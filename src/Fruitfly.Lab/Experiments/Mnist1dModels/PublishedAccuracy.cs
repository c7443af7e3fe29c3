namespace Fruitfly.Lab.Experiments.Mnist1dModels;

/// <summary>Test accuracies (%) that were published of these networks, to compare with.</summary>
static class PublishedAccuracy
{
    /// <summary>Updates before the last measurement: the notebooks count their steps from 0 and measure after the
    /// update of step 6,000.</summary>
    public const int Steps = 6001;

    /// <summary>Steps from one measurement to the next; the first is after one update.</summary>
    public const int StepsApart = 250;

    public const string TableSource = "README of mnist1d; slides \"Measuring performance\"; Greydanus and Kobak 2020";

    /// <summary>The published table: accuracy and the spread given with it.</summary>
    public static (double Accuracy, double Spread) Table(ComparedModel model, Arrangement arrangement) =>
        (model.Id, arrangement == Arrangement.Shuffled) switch
        {
            ("logistic", _) => (32, 1),
            ("mlp", _) => (68, 2),
            ("cnn", false) => (94, 2),
            ("cnn", true) => (56, 2),
            ("gru", false) => (91, 2),
            ("gru", true) => (57, 2),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model.Id, "Not in the table."),
        };

    /// <summary>Single runs whose output is kept in the notebooks of mnist1d, accuracy after their steps 1,000, 2,000,
    /// … 6,000, counted from 0.</summary>
    public static IReadOnlyList<RecordedRun> Runs { get; } =
    [
        Of("classification", ComparedModel.Logistic, Arrangement.Ordered, 32.1, 32.0, 31.6, 31.3, 31.5, 31.5),
        Of("classification", ComparedModel.FullyConnected, Arrangement.Ordered, 60.9, 64.7, 65.6, 65.2, 65.7, 65.1),
        Of("classification", ComparedModel.Convolutional, Arrangement.Ordered, 87.9, 90.8, 90.6, 92.2, 91.9, 92.3),
        Of("classification", ComparedModel.Recurrent, Arrangement.Ordered, 86.1, 86.5, 89.2, 90.3, 89.9, 89.1),
        Of("classification", ComparedModel.Logistic, Arrangement.Shuffled, 32.3, 31.6, 31.4, 31.3, 31.5, 31.5),
        Of("classification", ComparedModel.FullyConnected, Arrangement.Shuffled, 61.1, 65.5, 66.5, 66.1, 66.0, 66.0),
        Of("classification", ComparedModel.Convolutional, Arrangement.Shuffled, 53.3, 56.6, 54.7, 57.7, 58.3, 58.7),
        Of("classification", ComparedModel.Recurrent, Arrangement.Shuffled, 56.8, 56.2, 55.8, 53.8, 54.4, 53.3),
        Of("quickstart", ComparedModel.Logistic, Arrangement.Ordered, 31.9, 31.9, 31.5, 31.4, 31.6, 31.5),
        Of("quickstart", ComparedModel.FullyConnected, Arrangement.Ordered, 59.6, 62.1, 63.5, 64.2, 64.1, 64.6),
        Of("quickstart", ComparedModel.Convolutional, Arrangement.Ordered, 90.3, 90.4, 89.8, 91.5, 92.3, 92.3),
        Of("quickstart", ComparedModel.Recurrent, Arrangement.Ordered, 89.9, 91.4, 90.4, 90.8, 92.0, 92.1),
    ];

    static RecordedRun Of(string notebook, ComparedModel model, Arrangement arrangement, params double[] accuracies) =>
        new(notebook, model, arrangement, [.. accuracies.Select((accuracy, i) => (1000 * (i + 1) + 1, accuracy))]);
}

/// <param name="Notebook">of the repository mnist1d</param>
sealed record RecordedRun(
    string Notebook, ComparedModel Model, Arrangement Arrangement, IReadOnlyList<(int Step, double Accuracy)> Points);
