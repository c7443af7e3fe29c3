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

    /// <summary>Whether no deeper design follows, so that what is to come is known once widths are chosen.</summary>
    public bool IsLast { get; init; }

    public DiagnosisOutcome Run()
    {
        var squared = _pool.Of(plan.Widths);
        if (_pool.TargetVariance() is var variance && variance <= 0)
            throw new DiagnosisException("the target is the same in every row that judges: there is nothing to learn.");
        var chosen = Chosen(squared);
        var (widths, network) = (new CapacityMeasure(plan, squared, chosen), new ChosenNetwork(plan, work, chosen));
        var error = widths.Error;
        var drift = plan.Units.By == SplitUnit.Time && work.TimesOf(0) is { } times
            ? ErrorDrift.Of(widths.ErrorByPoint, times) : null;
        var tree = plan.HasTree && drift is not { IsLarge: true } ? new TreeErrors(plan, work, chosen) : null;
        var choices = tree is null ? null : new WidthChoices(plan, work);
        var labels = network.Labels();
        work.Suspects = labels?.Guesses ?? [];
        if (IsLast)
            work.Expect(ExpectedTrials.Known(plan, chosen, choices, labels));
        var levels = tree?.Parts(JudgedLoss.Squared) ?? [];
        var curve = choices is null ? null : SizesCurve.Of(plan, work, widths, choices, JudgedLoss.Squared,
            levels.Select(level => ((double)level.Level.Units, level.Spread, level.Level.Subsets)));
        var forecast = curve is null || plan.HasTooFewGroups ? null : LearningForecast.Of(curve);
        var wrong = WrongClasses.Of(plan, work, chosen, squared, tree, choices, EnsembleMembers);
        var seeds = network.SeedVariance(JudgedLoss.Squared, error.High);
        var noise = NoiseMeasure.Of(
            [.. Rotations.Select(rotation => new NoisePoints(
                work.PointsOf(rotation), network.MeanOf(rotation), network.HiddenOf(rotation)))],
            error.High, plan.Units.By == SplitUnit.Groups ? null : work.Replicates());
        var (dataVariance, full) = FullSize.Of(plan.Units.Pool, error, seeds, levels, noise.Most);
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

    /// <summary>The trials that it comes to, as far as what decides them has ended.</summary>
    /// <exception cref="StillToTrainException">it has not, and nothing is to be trained</exception>
    /// <exception cref="DiagnosisException">trainings diverged</exception>
    public IReadOnlyList<DiagnosisKey> Known()
    {
        var squared = _pool.Of(plan.Widths);
        var chosen = Chosen(squared);
        var labels = new ChosenNetwork(plan, work, chosen).Labels();
        work.Suspects = labels?.Guesses ?? [];
        return [.. ExpectedTrials.Known(plan, chosen, plan.HasTree ? new(plan, work) : null, labels)];
    }

    Variant Chosen(VariantLosses squared) => plan.ChoosesWidth ? squared.Variants[squared.Best] : plan.Given;

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
