using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The share of wrong classes of the network that the squared error chose.</summary>
sealed class WrongClasses
{
    WrongClasses(WrongMeasure measure, WrongScale scale, IReadOnlyList<double> byPoint) =>
        (Measure, Scale, ByPoint) = (measure, scale, byPoint);

    public WrongMeasure Measure { get; }

    /// <summary>What the gains of actions are measured with.</summary>
    public WrongScale Scale { get; }

    /// <summary>The share at each point, of all rotations.</summary>
    public IReadOnlyList<double> ByPoint { get; }

    /// <summary>Null where targets are values.</summary>
    /// <param name="squared">what every width loses</param>
    /// <param name="tree">null where no training sets are independent</param>
    /// <param name="choices">null with it</param>
    public static WrongClasses? Of(
        DiagnosisPlan plan, DiagnosisWork work, Variant chosen, VariantLosses squared, TreeErrors? tree,
        WidthChoices? choices, int members)
    {
        if (plan.File.Table.Classes == 0)
            return null;
        var losses = new PoolLosses(plan, work).Of(plan.Widths, JudgedLoss.Wrong);
        var widths = new CapacityMeasure(plan, losses, chosen, squared);
        var levels = tree?.Wrong() ?? [];
        var curve = choices is null ? null : SizesCurve.Of(plan, work, widths, choices, JudgedLoss.Wrong,
            levels.Select(level => ((double)level.Level.Units, level.Spread, level.Level.Subsets)));
        var forecast = curve is null || plan.HasTooFewGroups ? null : LearningForecast.Of(curve);
        return new(new(widths.Error, levels, curve, forecast),
            new(widths, forecast, new ChosenNetwork(plan, work, chosen).Ensemble(members)), widths.ErrorByPoint);
    }
}
