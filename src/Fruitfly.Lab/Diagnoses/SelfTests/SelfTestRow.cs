using Fruitfly.Measurement;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>The data sets of a case, or of all.</summary>
sealed class SelfTestRow(string name, IReadOnlyList<SelfTestDiagnosis> diagnoses)
{
    public string Name => name;

    public int DataSets => diagnoses.Count;

    /// <summary>How often an interval held what is true, with Wilson's 95 % interval; null where there was
    /// none.</summary>
    public Proportion? Coverage(CheckedQuantity quantity) => Share(diagnoses
        .SelectMany(one => one.Intervals).Where(one => one.Quantity == quantity).Select(one => one.Holds));

    /// <summary>The same of forecasts.</summary>
    public Proportion? Coverage(int factor) => Share(Forecasts(factor).Select(gain => gain.Holds));

    /// <summary>The mean of forecast by true gain, of forecasts of gains that are worth having: there is no ratio to
    /// nothing; null where there is none.</summary>
    public double? Ratio(int factor)
    {
        double[] ratios = [.. Forecasts(factor).Where(gain => gain.Truth >= gain.Worth)
            .Select(gain => gain.Forecast!.Forecast / gain.Truth)];
        return ratios.Length == 0 ? null : ratios.Average();
    }

    /// <summary>How many forecasts were refused, of how many.</summary>
    public (int Refused, int Count) Refusals
    {
        get
        {
            CheckedGain[] asked = [.. diagnoses.SelectMany(one => one.Gains).Where(gain => gain.Factor == 2)];
            return (asked.Count(gain => gain.Forecast is null), asked.Length);
        }
    }

    /// <summary>How many of the verdicts on actions with a clear gain, or none, are right.</summary>
    public Proportion? RightVerdicts => Right(one => one.Verdicts);

    /// <summary>The same of first answers.</summary>
    public Proportion? RightEarlyVerdicts => Right(one => one.EarlyVerdicts);

    Proportion? Right(Func<SelfTestDiagnosis, IReadOnlyList<CheckedVerdict>> verdicts) => Share(diagnoses
        .SelectMany(verdicts).Where(verdict => verdict.IsJudged).Select(verdict => verdict.IsRight));

    IEnumerable<CheckedGain> Forecasts(int factor) => diagnoses.SelectMany(one => one.Gains)
        .Where(gain => gain.Factor == factor && gain.Forecast is not null);

    static Proportion? Share(IEnumerable<bool> held)
    {
        bool[] all = [.. held];
        return all.Length == 0 ? null : Proportion.Wilson(all.Count(one => one), all.Length);
    }
}
