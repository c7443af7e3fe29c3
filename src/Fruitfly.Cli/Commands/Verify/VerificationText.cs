using System.Globalization;
using Fruitfly.Cli.Terminals;
using Fruitfly.Studies.Verification;

namespace Fruitfly.Cli.Commands.Verify;

/// <summary>The answer of <c>fruitfly verify</c> in words.</summary>
static class VerificationText
{
    const int MostShown = 20;

    public static void WriteVerification(this Terminal terminal, VerifiedStudy verified)
    {
        var (study, trials) = (verified.Study, verified.Trials);
        var shown = trials.Where(trial => trial.Verdict != TrialVerdict.Equal)
            .OrderBy(trial => trial.IsComparable ? 0 : 1).ToList();
        foreach (var trial in shown.Take(MostShown))
            terminal.Output.WriteLine($"{trial.Hash[..10]}  {Words(trial.Verdict)}: {trial.Detail}");
        if (shown.Count > MostShown)
            terminal.Output.WriteLine($"{shown.Count - MostShown} more: --json lists all.");
        terminal.Output.WriteLine(
            $"{study.Name}: {trials.Count} of {verified.Finished} finished trials: " +
            $"{verified.Count(TrialVerdict.Equal)} equal, {verified.Count(TrialVerdict.Unequal)} unequal, " +
            $"{trials.Count - verified.Comparable} not comparable");
        if (verified.MostUnequal is { } most)
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"at most {100 * most:0.#} % of the finished trials differ, with 95 % confidence"));
        if (verified.Comparable == 0 && trials.Count > 0)
            terminal.Output.WriteLine("nothing could be compared, so nothing is verified");
        terminal.Output.WriteLine($"not checked: {NotChecked(verified)}");
    }

    static string NotChecked(VerifiedStudy verified)
    {
        var (counts, outside) = (verified.Study.Trials, verified.Finished - verified.Trials.Count);
        string[] parts =
        [
            .. outside > 0 ? [$"{outside} finished trials outside the sample"] : (string[])[],
            .. counts.Failed > 0 ? [$"{counts.Failed} failed"] : (string[])[],
            .. counts.Planned + counts.Running > 0
                ? [$"{counts.Planned + counts.Running} without a result yet"] : (string[])[],
            "the time that trials took",
        ];
        return string.Join("; ", parts);
    }

    static string Words(TrialVerdict verdict) => verdict switch
    {
        TrialVerdict.Unequal => "unequal",
        TrialVerdict.OtherInstructionSet => "other bits by another instruction set",
        TrialVerdict.OtherNumerics => "not comparable, other numerics",
        TrialVerdict.MissingData => "not comparable, its data are missing",
        TrialVerdict.MissingKind => "not comparable, a kind is missing",
        _ => KebabCase.Of(verdict),
    };
}
