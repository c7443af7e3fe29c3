using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;

namespace Fruitfly.Lab.Diagnoses.Runs;

/// <summary>The trials that a diagnosis comes to. Which widths are chosen, and which at each size, comes out while it
/// runs; how many trials that makes at least and at most is known before.</summary>
static class ExpectedTrials
{
    /// <summary>At each size one half of the points may choose this many widths beside the network that is
    /// judged.</summary>
    const int Halves = 2;

    /// <summary>The fewest and cheapest: the narrowest network is the best everywhere, and no label looks
    /// wrong.</summary>
    public static IEnumerable<DiagnosisKey> Least(DiagnosisPlan plan)
    {
        var (chosen, widest) = (Candidates(plan)[^1], Candidates(plan)[0]);
        return OnPool(plan, chosen, [chosen], plan.ShowsHidden(widest), hasSuspects: false)
            .Concat(plan.Units.By == SplitUnit.Time ? [] : OfTree(plan, [chosen]));
    }

    /// <summary>The most and dearest: the widest networks are, another one at every size and for either half of the
    /// points, and the first answer is of yet another.</summary>
    public static IEnumerable<DiagnosisKey> Most(DiagnosisPlan plan)
    {
        var candidates = Candidates(plan);
        var showsHidden = plan.ShowsHidden(candidates[^1]);
        var all = OnPool(plan, candidates[0], candidates.Take(2), showsHidden, hasSuspects: true)
            .Concat(OfTree(plan, candidates.Take(1 + Halves)));
        if (plan.Early is not { } early)
            return all;
        var other = candidates[Math.Min(1 + Halves, candidates.Count - 1)];
        return all.Concat(OnPool(early, other, [other], showsHidden, hasSuspects: true))
            .Concat(OfTree(early, [other]));
    }

    /// <summary>Those of a plan, of one network that is judged, at one width of a middling cost for all
    /// sizes.</summary>
    public static IEnumerable<DiagnosisKey> Middling(DiagnosisPlan plan)
    {
        var chosen = plan.ChoosesWidth ? plan.Widths[plan.Widths.Count * 2 / 3] : plan.Given;
        return OnPool(plan, chosen, [chosen], plan.ShowsHidden(chosen), hasSuspects: true)
            .Concat(OfTree(plan, [chosen]));
    }

    /// <summary>Those of a plan whose widths are chosen.</summary>
    /// <param name="choices">at every size; null where no training sets are independent</param>
    /// <param name="labels">that look wrong; null where there are none</param>
    public static IEnumerable<DiagnosisKey> Known(
        DiagnosisPlan plan, Variant chosen, WidthChoices? choices, LabelMeasure? labels)
    {
        var all = OnPool(plan, chosen, [chosen, plan.Widths[^1]], plan.ShowsHidden(chosen),
            hasSuspects: labels is { Suspects.Count: > 0 });
        return choices is null ? all : all.Concat(OfTree(plan, [chosen])).Concat(plan.UsedLevels.Skip(1)
            .SelectMany(level => choices.Subsets(plan.Keys, level.Number)));
    }

    // The widest first.
    static IReadOnlyList<Variant> Candidates(DiagnosisPlan plan) =>
        plan.ChoosesWidth ? [.. plan.Widths.Reverse()] : [plan.Given];

    static IEnumerable<DiagnosisKey> OnPool(
        DiagnosisPlan plan, Variant chosen, IEnumerable<Variant> byRows, bool showsHidden, bool hasSuspects)
    {
        var (keys, widths) = (plan.Keys, plan.Widths);
        IEnumerable<Variant> tried = [.. widths, .. plan.Regularized(chosen), .. DiagnosisPlan.OtherLengths(chosen)];
        var all = tried.SelectMany(keys.Whole);
        if (showsHidden)
            all = all.Concat(keys.Hidden(chosen));
        if (plan.File.Table.Classes > 1 && plan.Units.By != SplitUnit.Time)
            all = all.Concat(DiagnosisKeys.OutOfSample(chosen)).Concat(hasSuspects
                ? [.. keys.Whole(chosen with { IsCleaned = true }), .. keys.Whole(chosen with { IsRelabelled = true })]
                : []);
        if (plan.Units.By == SplitUnit.Groups)
            all = all.Concat(keys.ByRows(byRows));
        return plan.OpensTest ? all.Append(DiagnosisKeys.Final(chosen)) : all;
    }

    static IEnumerable<DiagnosisKey> OfTree(DiagnosisPlan plan, IEnumerable<Variant> chosen) => !plan.HasTree ? []
        : plan.UsedLevels.Skip(1).SelectMany(level => chosen
            .SelectMany(variant => plan.Keys.Subsets(variant, level.Number))
            .Concat(plan.ChoosesWidth ? plan.Keys.Choosing(plan.Widths, level.Number) : []));
}
