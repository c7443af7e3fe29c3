using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Sweep;

/// <summary>The command line of <c>sweep</c>.</summary>
sealed class SweepOptions
{
    /// <summary>What the help calls an argument that is a file.</summary>
    public const string File = "FILE";

    readonly Argument<string?> _study = new("study")
    {
        Description = "the file that describes the study: YAML or JSON",
        HelpName = File,
        Arity = ArgumentArity.ZeroOrOne,
    };
    readonly Argument<string[]> _typed = new("values")
    {
        Description = "values by their path, such as recipe.epochs=20; they win over the file",
        HelpName = "PATH=VALUE",
        Arity = ArgumentArity.ZeroOrMore,
    };
    readonly Option<string?> _init = new("--init")
    {
        Description = "print a study to begin with, for a file or for data such as mnist1d",
        HelpName = "FILE|NAME",
    };
    readonly Option<bool> _schema = new("--schema") { Description = "print the JSON Schema of study files" };
    readonly Option<bool> _show =
        new("--show") { Description = "print the study with every value, and where each comes from; train nothing" };
    readonly Option<bool> _dryRun =
        new("--dry-run") { Description = "print trials, operations, predicted time and memory; train and keep nothing" };
    readonly Option<string?> _data = new("--data")
    {
        Description = "the file of the data, where it lies now, instead of the one that the study names",
        HelpName = "FILE",
    };
    readonly Option<int?> _workers =
        NumberOption.Of<int>("--workers", "trials run at once (default: one for each core)", 1,
            StudyRunner.MaximumWorkers);
    readonly Option<string?> _model = new("--model")
    {
        Description = "write the chosen setting as a model that 'fruitfly predict' takes: its networks, averaged",
        HelpName = "FILE",
    };
    readonly Option<bool> _overwrite = CommandSyntax.Overwrite();
    readonly Option<bool> _keep = CommandSyntax.KeepData();
    readonly Option<string> _reports = CommandSyntax.Reports();
    readonly Option<string?> _store = CommandSyntax.Store();
    readonly Option<bool> _json = CommandSyntax.Json();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_study);
        command.Arguments.Add(_typed);
        foreach (var option in (Option[])[_init, _schema, _show, _dryRun, _model, _overwrite, _data,
            _keep, _workers, _reports, _store, _json])
            command.Options.Add(option);
    }

    /// <exception cref="UsageError">none is named</exception>
    public string Study(ParseResult parsed) => parsed.GetValue(_study) is { Length: > 0 } study
        ? study : throw new UsageError("'fruitfly sweep' needs the file of a study.",
            "make one to begin with: fruitfly sweep --init data.csv > study.yaml");

    public IReadOnlyList<string> Typed(ParseResult parsed) =>
    [
        .. parsed.GetValue(_typed) ?? [],
        .. parsed.GetValue(_data) is { } path
            ? [$"data.file={Quoted(LocalPath.Require("--data", path))}"] : (string[])[],
    ];

    public bool Only(ParseResult parsed) => parsed.GetValue(_schema);

    public string? Init(ParseResult parsed) => parsed.GetValue(_init);

    public bool Show(ParseResult parsed) => parsed.GetValue(_show);

    public bool DryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>The file of the model, which can be written; null where none is asked for.</summary>
    /// <exception cref="UsageError">another file is there, or the study itself</exception>
    public OutputFile? Model(ParseResult parsed)
    {
        if (parsed.GetValue(_model) is not { } path)
            return null;
        var file = new OutputFile("--model", path, FileKind.Model);
        OutputFile.Check([file], [("the study", Study(parsed))], parsed.GetValue(_overwrite));
        return file;
    }

    public bool Keep(ParseResult parsed) => parsed.GetValue(_keep);

    public int? Workers(ParseResult parsed) => parsed.GetValue(_workers);

    public string Reports(ParseResult parsed) => LocalPath.Require("--reports", parsed.GetRequiredValue(_reports));

    public string? Store(ParseResult parsed) => parsed.GetValue(_store);

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    // As one value, whatever letters are in it.
    static string Quoted(string path) => $"\"{path.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
