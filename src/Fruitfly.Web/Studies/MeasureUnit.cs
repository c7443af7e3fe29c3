using Fruitfly.Measurement;
using Fruitfly.Studies;

namespace Fruitfly.Web.Studies;

/// <summary>Measures as charts name them: shares in per cent.</summary>
static class MeasureUnit
{
    public static (string Quantity, string Unit) Of(TrialMeasure measure) => (
        KebabCase.Of(measure).Replace('-', ' '), measure switch
        {
            TrialMeasure.TrainingError or TrialMeasure.ValidationError or TrialMeasure.TestError => "%",
            TrialMeasure.Seconds => "s",
            _ => "",
        });

    /// <summary>"test error (%)".</summary>
    public static string Title(string quantity, string unit) => unit.Length == 0 ? quantity : $"{quantity} ({unit})";

    public static Estimate Scaled(Estimate estimate, string unit) => unit != "%" ? estimate
        : new(100 * estimate.Mean, 100 * estimate.StandardDeviation, 100 * estimate.Low, 100 * estimate.High,
            estimate.Count);
}
