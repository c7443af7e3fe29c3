using System.Globalization;
using Fruitfly.Studies.Evidence;


namespace Fruitfly.Cli.Terminals;

/// <summary>The claims with what the measurement says of each. Their sources are in the
/// report and in <c>--json</c>.</summary>
static class Scoreboard
{
    /// <summary>Every claim.</summary>
    /// <param name="withExperiment">whether the experiment stands beside each, as where
    /// claims of several are listed</param>
    public static void WriteClaims(this Terminal terminal, IReadOnlyList<Claim> claims, bool withExperiment)
    {
        if (claims.Count == 0)
            return;
        string[] titles = ["verdict", "claim", "published", "measured"];
        terminal.WriteTable(
            withExperiment ? ["experiment", .. titles] : titles,
            claims.Select(claim =>
                withExperiment
                    ? [claim.Experiment, .. Row(claim, terminal.HasUnicode)] : Row(claim, terminal.HasUnicode)));
    }

    /// <summary>Those that the measurement contradicts, by name, each with what was
    /// published and what was measured.</summary>
    /// <param name="most">how many are written with their numbers at most; the others are only named</param>
    public static void WriteContradicted(
        this Terminal terminal, IReadOnlyList<Claim> claims, int most, bool withExperiment)
    {
        var contradicted = claims.Where(claim => claim.Verdict == Verdict.Contradicted).ToList();
        if (contradicted.Count == 0)
            return;
        terminal.Output.WriteLine($"{VerdictText.Words(Verdict.Contradicted)}:");
        foreach (var claim in contradicted.Take(most))
            terminal.WriteWrapped(
                $"  {(withExperiment ? $"{claim.Experiment}: " : "")}{claim.Id}: published {claim.Published}; " +
                $"measured {Measured(claim)}", indent: 4);
        if (contradicted.Count > most)
            terminal.WriteWrapped(
                $"  and {contradicted.Count - most} more: {Names([.. contradicted.Skip(most)], withExperiment)}",
                indent: 4);
    }

    /// <summary>Those that more repetitions would decide, with how many and how long they would take.</summary>
    /// <param name="most">how many are written at most; the others are counted</param>
    public static void WriteUndecided(this Terminal terminal, IReadOnlyList<Claim> claims, int most)
    {
        var undecided = claims.Where(claim => claim.Verdict == Verdict.Undecided).ToList();
        if (undecided.Count == 0)
            return;
        terminal.Output.WriteLine($"{VerdictText.Words(Verdict.Undecided)}:");
        foreach (var claim in undecided.Take(most))
            terminal.WriteWrapped($"  {claim.Id}: measured {Measured(claim)}; {ToDecide(claim)}", indent: 4);
        if (undecided.Count > most)
            terminal.Output.WriteLine($"  and {undecided.Count - most} more");
    }

    /// <summary>How many verdicts are false by chance.</summary>
    public static void WriteExpectedErrors(this Terminal terminal, IReadOnlyList<Claim> claims)
    {
        if (ExpectedErrors.Sentence(claims) is { } sentence)
            terminal.WriteWrapped(sentence);
    }

    static string ToDecide(Claim claim) => claim.CountToDecide is not { } count
        ? "no number of repetitions would decide it as it stands"
        : string.Create(CultureInfo.InvariantCulture, $"n = {count:N0} would decide it") +
            (claim.TimeToDecide is { } time && time > TimeSpan.Zero ? $", {ProgressText.Duration(time)} more" : "");

    static string Names(IReadOnlyList<Claim> claims, bool withExperiment) => string.Join("; ",
        claims.GroupBy(claim => claim.Experiment).Select(group =>
            $"{(withExperiment ? $"{group.Key} " : "")}{string.Join(", ", group.Select(claim => claim.Id))}"));

    /// <summary>How many of each verdict, such as "12✓ 1✗ 2–".</summary>
    public static string Counts(IReadOnlyList<Claim> claims, bool unicode) => string.Join(' ',
        from verdict in Enum.GetValues<Verdict>()
        let count = claims.Count(claim => claim.Verdict == verdict)
        where count > 0
        select $"{count}{Mark(verdict, unicode)}");

    /// <summary>What the marks of <see cref="Counts"/> mean.</summary>
    public static string Legend(bool unicode) =>
        string.Join(", ",
            Enum.GetValues<Verdict>().Select(verdict => $"{Mark(verdict, unicode)} {VerdictText.Words(verdict)}"));

    static string Mark(Verdict verdict, bool unicode) => (VerdictText.Sign(verdict), unicode) switch
    {
        (var sign, true) => sign,
        ("✓", false) => "+",
        ("✗", false) => "-",
        ("–", false) => ".",
        _ => "?",
    };

    static string Measured(Claim claim) => claim.Measured is { } value
        ? NumberText.Measured(value, claim.Low, claim.High, claim.Count, claim.Unit) : claim.Reason ?? "–";

    static string[] Row(Claim claim, bool unicode) =>
        [(unicode ? VerdictText.Sign(claim.Verdict) + " " : "") + VerdictText.Words(claim.Verdict), claim.Statement,
            claim.Published, Measured(claim)];
}
