using System.Globalization;
using System.Text;
using Fruitfly.Training;

namespace Fruitfly.Web.Playground.Exports;

/// <summary>Every measurement of a run as CSV: a line for each seed and step, nothing thinned. Numbers read back as the same
/// float64; what is not measured is empty.</summary>
static class HistoryCsv
{
    public static string Write(IReadOnlyList<ulong> seeds, IReadOnlyList<IReadOnlyList<Evaluation>> measured)
    {
        var text = new StringBuilder("seed,step,epoch,learning_rate,training_loss,training_error,validation_loss,validation_error\n");
        foreach (var (place, seed) in seeds.Index())
            foreach (var at in measured[place])
                text.Append(CultureInfo.InvariantCulture, $"{seed},{at.Step},{at.Epoch},{at.LearningRate},")
                    .Append(CultureInfo.InvariantCulture, $"{Text(at.Training?.Loss)},{Text(at.Training?.Error)},{Text(at.Validation?.Loss)},{Text(at.Validation?.Error)}\n");
        return text.ToString();
    }

    static string Text(double? value) => value is { } number && double.IsFinite(number) ? number.ToString(CultureInfo.InvariantCulture) : "";
}
