using System.CommandLine;
using System.Globalization;
using Fruitfly.Cli.Errors;
using Fruitfly.Lab.Diagnoses.SelfTests;

namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>What <c>diagnose --self-test</c> tests.</summary>
sealed class SelfTestOptions
{
    readonly Option<bool> _selfTest =
        new("--self-test") { Description = "test the diagnosis itself, on tables whose truth is known" };
    readonly Option<bool> _quick = new("--quick") { Description = "with --self-test: a minute or two" };
    readonly Option<string?> _tables = new("--tables")
    {
        Description = "with --self-test: the numbers of each case's tables, such as 13-24 (default: 1-12)",
        HelpName = "FIRST-LAST",
    };
    readonly Option<string?> _cases = new("--cases")
    {
        Description = "with --self-test: only the cases whose name starts with one of these words",
        HelpName = "WORD,…",
    };

    public IEnumerable<Option> All => [_selfTest, _quick, _tables, _cases];

    /// <summary>Whether the diagnosis itself is tested, which needs no file.</summary>
    /// <exception cref="UsageError">what belongs to it without it</exception>
    public bool IsAsked(ParseResult parsed)
    {
        var isAsked = parsed.GetValue(_selfTest);
        if (!isAsked && parsed.GetValue(_quick))
            throw new UsageError("--quick belongs to --self-test.", "give both, or --budget for a short diagnosis.");
        foreach (var option in (Option<string?>[])[_tables, _cases])
            if (!isAsked && parsed.GetValue(option) is not null)
                throw new UsageError($"{option.Name} belongs to --self-test.", "give both, or leave it out.");
        return isAsked;
    }

    /// <exception cref="UsageError">numbers that are no range, or a word that no case starts with</exception>
    public SelfTest Read(ParseResult parsed)
    {
        var test = parsed.GetValue(_quick) ? SelfTest.Quick : new SelfTest();
        if (parsed.GetValue(_tables) is { } tables)
            test = Range(tables) is var (first, last)
                ? test with { First = first, DataSets = last - first + 1 }
                : throw new UsageError($"--tables is '{tables}'.",
                    $"give two numbers from 1 to {SelfTest.MostTables}, the smaller one first, such as 13-24.");
        if (parsed.GetValue(_cases) is not { } words)
            return test;
        test = test with { Cases = words.Split(',', StringSplitOptions.TrimEntries) };
        return test.UnknownCase is { } unknown
            ? throw new UsageError($"--cases has '{unknown}', and no case starts with it.",
                $"there are: {string.Join("; ", test.Names)}.")
            : test;
    }

    static (int First, int Last)? Range(string text) =>
        text.Split('-') is [var low, var high] && Number(low) is { } first && Number(high) is { } last
            && first >= 1 && last >= first && last <= SelfTest.MostTables ? (first, last) : null;

    static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
