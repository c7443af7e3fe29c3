using Fruitfly.Studies;
using Fruitfly.Studies.Tables;

namespace Fruitfly.Lab.Comparisons;

/// <summary>One of two things that are compared: the trained networks of one setting of a study.</summary>
/// <param name="Name">as it was asked for</param>
/// <param name="Trials">those that are done, each once</param>
/// <param name="Diverged">how many others diverged</param>
public sealed record ComparedSide(string Name, IReadOnlyList<TrialRecord> Trials, int Diverged)
{
    /// <summary>Finds <c>STUDY</c>, or <c>STUDY:WORDS</c> with words between commas: <c>learningRate=0.1</c> is a
    /// setting by the end of its path, anything else the beginning of a trial's hash. What is found may differ in
    /// seeds and in how the data are split, not in other settings.</summary>
    /// <exception cref="ComparisonException">there is no such study or trial, several settings are meant, or none is
    /// done</exception>
    public static ComparedSide Of(IStudyStore store, string name)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(name);
        var (study, words) = (name, "");
        if (store.Find(name) is null && name.LastIndexOf(':') is > 0 and var colon)
            (study, words) = (name[..colon], name[(colon + 1)..]);
        if (store.Find(study) is null)
            throw new ComparisonException($"there is no study '{study}'.") { Study = study };
        var filter = TrialFilter.Parse(words.Replace(',', ' '), []);
        List<TrialRecord> trials = [.. store.Trials(study).DistinctBy(trial => trial.Hash)
            .Where(trial => IsMeant(trial, filter))];
        if (trials.Count == 0)
            throw new ComparisonException($"the study '{study}' has no trial with '{words}'.");
        return Of(name, trials);
    }

    /// <summary>The trials of a model, each in whichever study holds it.</summary>
    /// <param name="hashes">as <see cref="Fruitfly.Models.ModelOrigin.Trials"/></param>
    /// <exception cref="ComparisonException">the store has not all of them, or they are of several settings</exception>
    public static ComparedSide Of(IStudyStore store, string name, IReadOnlyList<string> hashes)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(hashes);
        List<TrialRecord> trials = [.. store.Trials(new TrialList(hashes)).DistinctBy(trial => trial.Hash)];
        return hashes.Count > 0 && trials.Count == hashes.Distinct().Count() ? Of(name, trials)
            : throw new ComparisonException($"the trials that '{name}' was made of are not in this store.")
            {
                LacksTrials = true,
            };
    }

    internal static ComparedSide Of(string name, IReadOnlyList<TrialRecord> trials)
    {
        List<TrialRecord> done = [.. trials.Where(trial => trial.State == TrialState.Done)];
        if (done.Count == 0)
            throw new ComparisonException($"no trial of '{name}' is done.");
        RequireOneSetting(name, done);
        return new(name, done, trials.Count(trial => trial.State == TrialState.Diverged));
    }

    static bool IsMeant(TrialRecord trial, TrialFilter filter)
    {
        if (filter.Texts.Any(text => !trial.Hash.StartsWith(text, StringComparison.OrdinalIgnoreCase)))
            return false;
        if (filter.Settings.Count == 0)
            return true;
        var settings = SettingPaths.Of(trial.Description);
        return filter.Settings.All(wanted =>
            settings.Any(setting => wanted.Names(setting.Key) && wanted.Accepts(setting.Value)));
    }

    static void RequireOneSetting(string name, List<TrialRecord> trials)
    {
        var settings = trials.ConvertAll(trial => SettingPaths.Of(trial.Description));
        string[] differing =
        [
            .. settings.SelectMany(setting => setting.Keys).Distinct().Where(path => !IsRepetition(path))
                .Where(path => settings.Select(setting => setting.GetValueOrDefault(path)).Distinct().Count() > 1),
        ];
        if (differing.Length == 0)
            return;
        var values = settings.Select(setting => setting.GetValueOrDefault(differing[0])).Distinct().Take(5);
        throw new ComparisonException(
            $"'{name}' means several settings, which differ in {string.Join(", ", differing.Take(4))}.")
        {
            Example = $"{name}{(name.Contains(':') ? "," : ":")}{differing[0].Split('.')[^1]}={values.First()}",
        };
    }

    // A seed, or the place of a split: what repeats a setting rather than changes it.
    internal static bool IsRepetition(string path) =>
        path == "seed" || path.StartsWith("data.split.", StringComparison.Ordinal)
        || path.StartsWith("data.", StringComparison.Ordinal)
        && path.EndsWith("seed", StringComparison.OrdinalIgnoreCase);
}
