using Fruitfly.Measurement;

namespace Fruitfly.Web.Studies;

/// <summary>A mean with its 95 % interval; deviation and interval are null for one trial.</summary>
sealed record EstimateView(double Mean, double Deviation, double Low, double High, int N)
{
    public static EstimateView? Of(Estimate? estimate) =>
        estimate is null
            ? null : new(estimate.Mean, estimate.StandardDeviation, estimate.Low, estimate.High, estimate.Count);
}
