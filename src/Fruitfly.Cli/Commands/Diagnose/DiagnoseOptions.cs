using System.CommandLine;
using System.Globalization;
using Fruitfly.Cli.Commands.Train;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>The command line of <c>diagnose</c>.</summary>
sealed class DiagnoseOptions
{
    const string Width = "hidden-layers", Epochs = "epochs";

    // The tree parts the rows, and varies width, weight decay and length itself.
    static readonly string[] Others =
        [Width, "activation", "norm", "dropout", "optimizer", "learning-rate", "weight-decay", "batch-size", Epochs,
            "data-seed", "seed"];

    static readonly string[] Parting = ["file"];

    readonly Argument<string?> _file = new("file")
    {
        Description = "the table: CSV, Parquet, JSON lines, NPZ or IDX",
        HelpName = "FILE",
        Arity = ArgumentArity.ZeroOrOne,
    };
    readonly SettingOptions _settings = new(setting => Others.Contains(setting.Name)
        || (setting.AppliesWhen is [{ Setting: "data", Values: ["file"] }] && !Parting.Contains(setting.Name)));
    readonly Option<string?> _budget = new("--budget")
    {
        Description = "train no longer than this: 5m, 2h, or a number of trainings",
        HelpName = "TIME|N",
    };
    readonly Option<double?> _worth = new("--worth")
    {
        Description = "what a gain must reach to be worth having, in % of the error (default: 2)",
        HelpName = "PERCENT",
    };
    readonly Option<int?> _rows = NumberOption.Of<int>("--rows",
        "the most rows, groups or sets of copies to train on (default: all that do not judge)",
        DiagnosisPlan.LeastUnits, int.MaxValue);
    readonly Option<string?> _horizon = new("--horizon")
    {
        Description = "with --time: how far ahead the network predicts, such as 7d, or 3 where times are numbers; " +
            "rows nearer than that to those that judge do not train (default: to the next time)",
        HelpName = "TIME|N",
    };
    readonly Option<bool> _openTest = new("--open-test")
    {
        Description = "open the test set at the end, for one network as it was trained (default: it stays closed)",
    };
    readonly Option<bool> _dryRun =
        new("--dry-run") { Description = "print what fits which budget, and how wide the intervals will be" };
    readonly Option<int?> _workers =
        NumberOption.Of<int>("--workers", "trainings at once (default: one for each core)", 1,
            StudyRunner.MaximumWorkers);
    readonly Option<bool> _keep = CommandSyntax.KeepData();
    readonly Option<string> _reports = CommandSyntax.Reports();
    readonly Option<string?> _store = CommandSyntax.Store();
    readonly Option<bool> _json = CommandSyntax.Json();

    public SelfTestOptions SelfTest { get; } = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (var option in _settings.All)
            command.Options.Add(option);
        foreach (var option in (Option[])
            [
                _budget, _worth, _rows, _horizon, _openTest, _dryRun, .. SelfTest.All, _workers, _keep, _reports,
                _store, _json,
            ])
            command.Options.Add(option);
    }

    /// <exception cref="UsageError">no file, or a value that is not allowed</exception>
    public TrainingSetup Setup(ParseResult parsed)
    {
        var file = parsed.GetValue(_file) is { Length: > 0 } path ? LocalPath.Require("the table", path)
            : throw new UsageError("'fruitfly diagnose' needs the file of a table.",
                "for example: fruitfly diagnose data.csv --target label");
        var setup = _settings.Read(parsed, KeyValuePair.Create("data", "file"), KeyValuePair.Create("file", file));
        return IsGiven(parsed, Epochs) ? setup : setup with { Epochs = DiagnosisPlan.DefaultSetup.Epochs };
    }

    /// <summary>Whether the width is left to the diagnosis.</summary>
    public bool ChoosesWidth(ParseResult parsed) => !IsGiven(parsed, Width);

    bool IsGiven(ParseResult parsed, string setting) =>
        parsed.GetResult(_settings.All.First(option => option.Name == "--" + setting)) is not null;

    /// <exception cref="UsageError">neither a time nor a number of trainings</exception>
    public (TimeSpan? Time, int? Trials) Budget(ParseResult parsed)
    {
        if (parsed.GetValue(_budget) is not { } text)
            return (null, null);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var trials) && trials > 0)
            return (null, trials);
        return (LengthOfTime.Read(text) ?? throw new UsageError($"--budget is '{text}'.",
            $"give {LengthOfTime.Allowed}, or a number of trainings such as 500."), null);
    }

    /// <exception cref="UsageError">not between 0 and 100</exception>
    public double Worth(ParseResult parsed) => parsed.GetValue(_worth) switch
    {
        null => 0.02,
        >= 0 and < 100 and { } percent => percent / 100,
        var other => throw new UsageError($"--worth is {other}.", "give a percentage from 0 to below 100, such as 2."),
    };

    /// <summary>What is trained on.</summary>
    /// <param name="setup">of the same command line</param>
    /// <param name="hasDates">whether the time column holds dates, and not numbers</param>
    /// <exception cref="UsageError">a horizon that is none, or rows in no order of time</exception>
    public DiagnosisPool Pool(ParseResult parsed, TrainingSetup setup, bool hasDates)
    {
        var rows = parsed.GetValue(_rows);
        if (parsed.GetValue(_horizon) is not { } text)
            return new(rows);
        if (setup.Time.Length == 0)
            throw new UsageError($"--horizon is '{text}', and no column says when.", "name it with --time.");
        var horizon = hasDates ? LengthOfTime.Read(text)?.TotalSeconds
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= 0 && double.IsFinite(number) ? number : null;
        return new(rows, horizon ?? throw new UsageError($"--horizon is '{text}'.", hasDates
            ? $"give {LengthOfTime.Allowed}; the column '{setup.Time}' holds dates."
            : $"give a number from 0, in the units of the column '{setup.Time}'."));
    }

    public bool OpenTest(ParseResult parsed) => parsed.GetValue(_openTest);

    /// <summary>Whether the diagnosis itself is tested.</summary>
    /// <exception cref="UsageError">a file beside it, or what belongs to it without it</exception>
    public bool IsSelfTest(ParseResult parsed)
    {
        var isAsked = SelfTest.IsAsked(parsed);
        return isAsked && parsed.GetValue(_file) is not null
            ? throw new UsageError("--self-test makes its own tables.", "leave the file out.") : isAsked;
    }

    public bool DryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    public bool Keep(ParseResult parsed) => parsed.GetValue(_keep);

    public int? Workers(ParseResult parsed) => parsed.GetValue(_workers);

    public string Reports(ParseResult parsed) => LocalPath.Require("--reports", parsed.GetRequiredValue(_reports));

    public string? Store(ParseResult parsed) => parsed.GetValue(_store);

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);
}
