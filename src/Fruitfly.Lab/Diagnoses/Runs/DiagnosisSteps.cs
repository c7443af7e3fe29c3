using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.LearningCurves;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The steps of one diagnosis: choose the network, train it on every part of the tree, try the actions, and
/// measure.</summary>
sealed class DiagnosisSteps(DiagnosisPlan plan, DiagnosisWork work)
{
    static readonly double[] Factors = [2, 4, 10];
    internal const int EnsembleMembers = 5;

    readonly PoolLosses _pool = new(plan, work);

    public DiagnosisOutcome Run()
    {
        var squared = _pool.Of(plan.Widths);
        if (_pool.TargetVariance() is var variance && variance <= 0)
            throw new DiagnosisException("the target is the same in every row that judges: there is nothing to learn.");
        var chosen = plan.ChoosesWidth
            ? squared.Variants[squared.Best] : plan.Given;
        var (widths, network) = (new CapacityMeasure(plan, squared, chosen), new ChosenNetwork(plan, work, chosen));
        var error = widths.Error;
        var drift = plan.Units.By == SplitUnit.Time && work.TimesOf(0) is { } times
            ? ErrorDrift.Of(widths.ErrorByPoint, times) : null;
        var tree = plan.HasTree && drift is not { IsLarge: true } ? new TreeErrors(plan, work, chosen) : null;
        var levels = tree?.Parts(JudgedLoss.Squared) ?? [];
        var curve = tree is null ? null : SizesCurve.Of(plan, work, widths, JudgedLoss.Squared,
            levels.Select(level => ((double)level.Level.Units, level.Spread, level.Level.Subsets)));
        var forecast = curve is null || plan.HasTooFewGroups ? null : LearningForecast.Of(curve);
        var wrong = WrongClasses.Of(plan, work, chosen, squared, tree, EnsembleMembers);
        var seeds = network.SeedVariance(JudgedLoss.Squared, error.High);
        var noise = NoiseMeasure.Of(
            [.. Rotations.Select(rotation => new NoisePoints(
                work.PointsOf(rotation), network.MeanOf(rotation), network.HiddenOf(rotation)))],
            error.High, plan.Units.By == SplitUnit.Groups ? null : work.Replicates());
        var (dataVariance, full) = FullSize.Of(plan.Units.Pool, error, seeds, levels, noise.Most);
        var labels = network.Labels();
        work.Suspects = labels?.Guesses ?? [];
        var actions = new ActionMeasures(
            plan, chosen, error.Value, wrong?.Scale, NoForecast.Reason(plan, drift, tree is not null), _pool.Of)
            .Of(widths, seeds, forecast, labels, Factors, EnsembleMembers);
        return new(plan, chosen, error,
            wrong is null ? null : WrongProportion.Of(wrong.ByPoint, work.AllUnits(plan.Units.Rotations)), seeds,
            widths.Errors, levels, curve, forecast, dataVariance, full, noise, labels, actions)
        {
            TargetVariance = variance,
            OverGuessing = _pool.OverGuessing(squared, chosen),
            Optimism = plan.ChoosesWidth ? widths.Optimism : null,
            Wrong = wrong?.Measure,
            CrossEntropy = wrong is null ? null : CrossEntropy(chosen, squared, tree, network),
            Drift = drift,
            ErrorByRows = new RowSplit(plan, work).Error([chosen, plan.Widths[^1]]),
            Test = plan.OpensTest ? network.Final(error) : null,
        };
    }

    /// <summary>What can be drawn before there is an answer, of the trials that have ended.</summary>
    /// <returns>null where there is nothing to draw</returns>
    public EarlyCurves? BeforeAnswer()
    {
        Variant[] ended = [.. plan.Widths.Where(width => work.Take(plan.Keys.Whole(width)))];
        if (ended.Length == 0)
            return null;
        var losses = _pool.Of(ended);
        var best = plan.ChoosesWidth ? ended[losses.Best] : plan.Given;
        var isChosen = ended.Length == plan.Widths.Count;
        var levels = isChosen && plan.HasTree
            ? plan.UsedLevels.Skip(1).Where(level => work.Take(plan.Keys.Subsets(best, level.Number))) : [];
        return new(new CapacityMeasure(plan, losses, ended.Contains(best) ? best : ended[0]).Errors,
            [.. new TreeErrors(plan, work, best).Parts(JudgedLoss.Squared, levels)]);
    }

    /// <summary>The trials that a plan comes to, if one width is chosen at every level.</summary>
    /// <param name="known">that width. Default: the widest of the middle widths</param>
    public static IEnumerable<DiagnosisKey> Expected(DiagnosisPlan plan, Variant? known = null)
    {
        var (keys, widths) = (plan.Keys, plan.Widths);
        var chosen = known ?? (plan.ChoosesWidth ? widths[widths.Count * 2 / 3] : plan.Given);
        IEnumerable<Variant> tried = [.. widths, .. plan.Regularized(chosen), .. DiagnosisPlan.OtherLengths(chosen)];
        var all = tried.SelectMany(keys.Whole);
        if (plan.ShowsHidden(chosen))
            all = all.Concat(keys.Hidden(chosen));
        if (plan.File.Table.Classes > 1 && plan.Units.By != SplitUnit.Time)
            all = all.Concat(DiagnosisKeys.OutOfSample(chosen))
                .Concat(keys.Whole(chosen with { IsCleaned = true }))
                .Concat(keys.Whole(chosen with { IsRelabelled = true }));
        if (plan.Units.By == SplitUnit.Groups)
            all = all.Concat(keys.ByRows([chosen, widths[^1]]));
        if (plan.OpensTest)
            all = all.Append(DiagnosisKeys.Final(chosen));
        return plan.HasTree ? all.Concat(plan.UsedLevels.Skip(1).SelectMany(OfLevel)) : all;

        IEnumerable<DiagnosisKey> OfLevel(TreeLevel level) => keys.Subsets(chosen, level.Number)
            .Concat(plan.ChoosesWidth ? keys.Choosing(widths, level.Number) : []);
    }

    IEnumerable<int> Rotations => Enumerable.Range(0, plan.Units.Rotations);

    CrossEntropyMeasure CrossEntropy(Variant chosen, VariantLosses squared, TreeErrors? tree, ChosenNetwork network)
    {
        var error = new CapacityMeasure(plan, _pool.Of(plan.Widths, JudgedLoss.CrossEntropy), chosen, squared).Error;
        var levels = tree?.Parts(JudgedLoss.CrossEntropy) ?? [];
        var seeds = network.SeedVariance(JudgedLoss.CrossEntropy, error.High);
        var (variance, full) = FullSize.Of(plan.Units.Pool, error, seeds, levels, double.NaN);
        return new(error, seeds, levels, variance, full);
    }
}
