using Fruitfly.Data;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Experiments.Regularization;

/// <summary>The trials of one method: some seeds at each strength, beside the plain ones of the same seeds.</summary>
/// <param name="Trials">[strength][seed]</param>
sealed record MethodOutcome(
    RegularizationMethod Method, IReadOnlyList<double> Strengths, IReadOnlyList<IReadOnlyList<TrialResult>> Trials,
    IReadOnlyList<TrialResult> Plain)
{
    public static IEnumerable<(RegularizationTraining Key, Trial Trial)> Plan(
        RegularizationMethod method, PlainTrainings plain) =>
        from strength in method.Spread(plain.Options.Strengths)
        from seed in plain.Seeds
        select ((RegularizationTraining)new RegularizationTraining.OfMethod(method.Id, strength, seed),
            method.Apply(plain.Trial(seed), strength));

    public static MethodOutcome Of(
        RegularizationMethod method, PlainTrainings plain, Results<RegularizationTraining> results)
    {
        var strengths = method.Spread(plain.Options.Strengths);
        return new(method, strengths,
            [.. strengths.Select(strength => results.Of(
                plain.Seeds.Select(seed => new RegularizationTraining.OfMethod(method.Id, strength, seed))))],
            results.Of(plain.Seeds.Select(seed => new RegularizationTraining.Plain(seed))));
    }

    public int Diverged => Trials.Sum(seeds => seeds.Count(trial => trial.History.Diverged));

    /// <summary>The errors (%) at a strength, of the networks that came to their end.</summary>
    public double[] Errors(int place, Split split) =>
        [.. Trials[place].Where(trial => !trial.History.Diverged)
            .Select(trial => 100 * trial.History.Last[split]!.Error)];

    /// <summary>At the strength with the lowest mean validation error, among those without a divergence; test examples
    /// have no part in it. Null where every strength diverges.</summary>
    public MethodEffect? Effect
    {
        get
        {
            var whole = Enumerable.Range(0, Strengths.Count)
                .Where(place => Trials[place].All(trial => !trial.History.Diverged)).ToList();
            if (whole.Count == 0)
                return null;
            var chosen = whole.MinBy(place => Errors(place, Split.Validation).Average());
            return new(
                Method.Id, Method.Name, Method.Source,
                FormattableString.Invariant($"{Method.Measure} {Strengths[chosen]:0.#####}"),
                [.. Plain.Zip(Trials[chosen]).Where(pair => !pair.First.History.Diverged)
                    .Select(pair => new PairedScores(pair.First.History.Last, pair.Second.History.Last))]);
        }
    }
}
