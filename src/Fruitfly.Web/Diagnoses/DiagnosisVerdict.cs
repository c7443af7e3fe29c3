using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Measurement.Decomposition;

namespace Fruitfly.Web.Diagnoses;

/// <summary>The answer of a diagnosis, for a page: the words of the report, and the numbers that it draws, in % of the
/// error.</summary>
/// <param name="Lines">the answer after its first line, without warnings</param>
/// <param name="Worth">what a gain must reach to be worth having</param>
/// <param name="Labels">null where no label looks wrong, or there are none</param>
sealed record DiagnosisVerdict(
    string Headline, IReadOnlyList<string> Lines, IReadOnlyList<string> Warnings, IReadOnlyList<ErrorPart> Parts,
    IReadOnlyList<JudgedAction> Actions, double Worth, SuspectedLabels? Labels)
{
    const string Sign = "▲ ";

    public static DiagnosisVerdict Of(DiagnosisOutcome outcome)
    {
        string[] lines = [.. DiagnosisAnswer.Of(outcome).Select(Sentence)];
        return new(HeadlineOf(outcome), [.. lines.Skip(1).Where(line => !line.StartsWith(Sign))],
            [.. lines.Where(line => line.StartsWith(Sign)).Select(line => Sentence(line[Sign.Length..]))],
            outcome.Error.Value > 0 ? ErrorPart.Of(outcome) : [],
            outcome.Error.Value > 0 ? [.. outcome.Actions.Select(action => JudgedAction.Of(action, outcome))] : [],
            100 * outcome.Plan.Worth, SuspectedLabels.Of(outcome));
    }

    /// <summary>The first line of the answer, as a title.</summary>
    public static string HeadlineOf(DiagnosisOutcome outcome) =>
        Sentence(DiagnosisAnswer.Of(outcome)[0]).TrimEnd('.');

    static string Sentence(string line) =>
        char.ToUpperInvariant(line[0]) + line[1..] + (line.EndsWith('.') ? "" : ".");
}

/// <summary>A part of the error.</summary>
/// <param name="Meaning">whose colour it has</param>
/// <param name="Share">% of the error; an estimate below 0 is one of a small part, and shown as 0. Its interval ends
/// with the whole error at most.</param>
sealed record ErrorPart(
    PartMeaning Meaning, string Name, double Share, double Low, double High, bool IsExtrapolated)
{
    public static IReadOnlyList<ErrorPart> Of(DiagnosisOutcome outcome)
    {
        var seed = outcome.SeedVariance;
        var part = Part(PartMeaning.Seed, "variance from the seed", new(seed.Estimate, seed.Low, seed.High));
        if (outcome.Full is not { } full)
            return [Rest(part), part];
        return [
            Part(PartMeaning.BiasAndNoise, "bias and noise", full.BiasAndNoise),
            Part(PartMeaning.Data, "variance from the data", full.DataVariance) with { IsExtrapolated = true },
            part,
        ];

        ErrorPart Part(PartMeaning meaning, string name, Interval interval) => new(
            meaning, name, Percent(interval.Estimate), Math.Min(100, Percent(interval.Low)),
            Math.Min(100, Percent(interval.High)), false);

        double Percent(double value) => 100 * Math.Max(0, value) / outcome.Error.Value;
    }

    static ErrorPart Rest(ErrorPart seed) => new(
        PartMeaning.Untold, "bias, noise and variance from the data, which cannot be told apart",
        Math.Max(0, 100 - seed.Share), Math.Max(0, 100 - seed.High), Math.Max(0, 100 - seed.Low), false);
}

enum PartMeaning
{
    BiasAndNoise,
    Data,
    Seed,

    /// <summary>all but the variance from the seed</summary>
    Untold,
}

/// <summary>What could be done, and what the data say of it.</summary>
/// <param name="Words">what the verdict is called</param>
/// <param name="Gain">in % of the error; null with its interval where the data cannot say</param>
/// <param name="Reason">how it was found, or why the data cannot say</param>
/// <param name="IsBeyondTests">whether it is a forecast beyond what was tested</param>
sealed record JudgedAction(
    string Action, string Detail, ActionVerdict Verdict, string Words, double? Gain, double? Low, double? High,
    string Reason, bool IsBeyondTests)
{
    public static JudgedAction Of(ActionGain action, DiagnosisOutcome outcome)
    {
        var isTold = action.Verdict != ActionVerdict.Refused;
        return new(ActionWords.Of(action.Action), action.Detail, action.Verdict, ActionWords.Of(action.Verdict),
            Percent(action.Gain.Value), Percent(action.Gain.Low), Percent(action.Gain.High), action.Reason,
            action.IsBeyondTests);

        double? Percent(double gain) => isTold ? 100 * gain / outcome.Error.Value : null;
    }
}

/// <summary>Labels worth a second look, with the rows of the file that have them.</summary>
/// <param name="All">how many there are; the most suspect are listed</param>
/// <param name="Columns">of the file</param>
sealed record SuspectedLabels(int All, IReadOnlyList<string> Columns, IReadOnlyList<SuspectedLabel> Rows)
{
    const int Most = 100;

    public static SuspectedLabels? Of(DiagnosisOutcome outcome)
    {
        if (outcome.Labels is not { Suspects.Count: > 0 } labels)
            return null;
        var (file, listed) = (outcome.Plan.File, labels.Suspects.Take(Most).ToList());
        var fields = file.Fields([.. listed.Select(suspect => suspect.Row)]);
        var classes = file.Table.Reading.Classes;
        return new(labels.Suspects.Count, [.. file.Table.Reading.Columns.Select(column => column.Name)],
            [.. listed.Index().Select(suspect => new SuspectedLabel(
                suspect.Item.Row + 1, Name(suspect.Item.Label), Name(suspect.Item.Guess), suspect.Item.Margin,
                fields.Count > 0 ? fields[suspect.Index] : []))]);

        string Name(int label) => label < classes.Count ? classes[label].Name : $"{label}";
    }
}

/// <param name="Example">its number among the training examples of the file, from 1</param>
/// <param name="Guess">what networks say that were not trained on it</param>
/// <param name="Margin">the probability of the label minus that of the guess</param>
/// <param name="Fields">as the file writes them</param>
sealed record SuspectedLabel(int Example, string Label, string Guess, double Margin, IReadOnlyList<string> Fields);
