using System.Globalization;
using System.Text;
using Fruitfly.Training;

namespace Fruitfly.Lab.Setups;

/// <summary>Learning curves as CSV, a line for each evaluation of each seed.</summary>
public static class HistoryTable
{
    const string Header = "seed,step,epoch,learning_rate,training_loss,training_error,validation_loss,validation_error\n";

    /// <summary>What was not measured is an empty field. Numbers are the shortest that read back as the same.</summary>
    /// <param name="curves">the evaluations of each seed, of training that may still go on</param>
    public static string Of(IEnumerable<(ulong Seed, IReadOnlyList<Evaluation> Evaluations)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var text = new StringBuilder(Header);
        foreach (var (seed, evaluations) in curves)
            foreach (var evaluation in evaluations)
            {
                text.Append(CultureInfo.InvariantCulture, $"{seed},{evaluation.Step},{evaluation.Epoch},{evaluation.LearningRate}");
                foreach (var score in (Score?[])[evaluation.Training, evaluation.Validation])
                    text.Append(CultureInfo.InvariantCulture, $",{Field(score?.Loss)},{Field(score?.Error)}");
                text.Append('\n');
            }
        return text.ToString();
    }

    static string Field(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString(CultureInfo.InvariantCulture) : "";
}
