using Fruitfly.Data;
using Fruitfly.Lab.Sweeps.Designs;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Plans the trials of a study. Candidates see the validation examples alone, and keep their predictions on
/// them; the test set is for the setting that is chosen.</summary>
static class SweepPlanner
{
    public static SweepPlan Of(ReadStudy study)
    {
        var (sections, settings) = (study.Sections, Numbered(study));
        List<KeyValuePair<SweepKey, Trial>> trials = [];
        foreach (var (number, (_, parts)) in study.Settings.Index())
            trials.AddRange(Trials(study, number, parts));
        return new SweepPlan(
            StudyIdentity.NameOf(study), sections.Search.Design, study.Metric,
            [.. study.Factors.Select(factor => factor.ToFactor())], settings, trials, sections.Splits.Folds,
            setting => Final(study.Settings[setting.Number].Parts, sections.Seeds))
        {
            Definition = ResolvedStudy.Text(study, hasOrigins: false),
            Ladder = study.Ladder,
        };
    }

    static IReadOnlyList<SweepSetting> Numbered(ReadStudy study) =>
        [.. study.Settings.Select((each, number) =>
            new SweepSetting(number, new Dictionary<string, FactorValue>(each.Setting.Values)))];

    static IEnumerable<KeyValuePair<SweepKey, Trial>> Trials(ReadStudy study, int number, SweepParts parts)
    {
        DataDescription[] folds =
            [.. Enumerable.Range(0, Math.Max(1, study.Sections.Splits.Folds)).Select(parts.Data.Candidate)];
        for (var rung = study.Starts[number]; rung < (study.Ladder?.Rungs ?? 1); rung++)
        {
            var recipe = Candidate(study.Ladder is { } ladder ? Shortened(parts.Recipe, ladder, rung) : parts.Recipe);
            foreach (var seed in study.Sections.Seeds)
                for (var fold = 0; fold < folds.Length; fold++)
                    yield return KeyValuePair.Create(
                        new SweepKey(number, seed, fold, rung), new Trial(folds[fold], parts.Network, recipe, seed));
        }
    }

    static Recipe Candidate(Recipe recipe) => recipe with
    {
        EvaluateOn = [Split.Training, Split.Validation],
        KeepPredictionsOn = Split.Validation,
    };

    // Settings may differ in their length; each is shortened in the same proportion.
    static Recipe Shortened(Recipe recipe, HalvingLadder ladder, int rung)
    {
        var count = Math.Max(1, (int)Math.Round(
            (double)recipe.Duration.Count * ladder.Lengths[rung] / ladder.Lengths[^1]));
        return recipe with
        {
            Duration = recipe.Duration.Unit == DurationUnit.Steps ? Duration.Steps(count) : Duration.Epochs(count),
        };
    }

    static IReadOnlyList<Trial> Final(SweepParts parts, IReadOnlyList<ulong> seeds)
    {
        if (parts.Data.Size.Test == 0)
            return [];
        var keepsValidation = NeedsValidation(parts.Recipe);
        var recipe = parts.Recipe with
        {
            EvaluateOn = keepsValidation ? [Split.Training, Split.Validation] : [Split.Training],
            EvaluateAtEndOn = Split.Test,
            KeepPredictionsOn = Split.Test,
        };
        var data = parts.Data.Final(keepsValidation);
        return [.. seeds.Select(seed => new Trial(data, parts.Network, recipe, seed))];
    }

    /// <summary>Whether training itself looks at the validation examples.</summary>
    static bool NeedsValidation(Recipe recipe) => recipe.EarlyStopping is not null;
}
