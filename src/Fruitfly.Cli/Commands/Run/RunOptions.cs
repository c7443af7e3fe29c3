using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Run;

/// <summary>What <c>run</c> and <c>reproduce</c> have in common.</summary>
/// <param name="readsImages">whether a folder of image files can be named</param>
/// <param name="readsFiles">whether a file of a trial can be named</param>
sealed class RunOptions(bool readsImages, bool readsFiles = false)
{
    readonly Option<bool> _quick =
        new("--quick") { Description = "the fast preset, seconds to a minute; without it the published setting" };
    readonly Option<int?> _workers =
        NumberOption.Of<int>("--workers", "trials run at once (default: one for each core)");
    readonly Option<bool> _dryRun =
        new("--dry-run") { Description = "print trials, operations, predicted time and memory; train and keep nothing" };
    readonly Option<bool> _retry = new("--retry") { Description = "run failed trials again" };
    readonly Option<string?> _data = new("--data")
    {
        Description = readsFiles ? "the file that trials are described with, where it lies now"
            : "a folder of image files, such as Fashion-MNIST's, instead of FRUITFLY_DATA and the MNIST beside the " +
                "program",
        HelpName = readsFiles ? "FILE" : "FOLDER",
    };
    readonly Option<bool> _keep = CommandSyntax.KeepData();
    readonly Option<string> _reports = CommandSyntax.Reports();
    readonly Option<string?> _store = CommandSyntax.Store();
    readonly Option<bool> _claims =
        new("--claims") { Description = "print every claim with its verdict, not only those that are contradicted" };
    readonly Option<bool> _json = CommandSyntax.Json();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_quick, _workers, _dryRun, _retry,
            .. readsImages || readsFiles ? [_data] : (Option[])[], .. readsFiles ? [_keep] : (Option[])[], _reports,
            _store, _claims, _json])
            command.Options.Add(option);
    }

    public Preset Preset(ParseResult parsed) =>
        parsed.GetValue(_quick) ? Lab.Experiments.Preset.Quick : Lab.Experiments.Preset.Full;

    public bool DryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    public bool Retry(ParseResult parsed) => parsed.GetValue(_retry);

    public ImageSets Images(ParseResult parsed) => new(readsImages && !readsFiles ? parsed.GetValue(_data) : null);

    /// <summary>Has the store know the file that is named.</summary>
    public void Remember(ParseResult parsed, IStudyStore store, TimeProvider time)
    {
        if (readsFiles && parsed.GetValue(_data) is { } path)
            store.Take(GivenFiles.Read(LocalPath.Require("--data", path)), parsed.GetValue(_keep), time);
        else if (readsFiles && parsed.GetValue(_keep))
            throw new UsageError("--keep-data has a meaning only with --data.",
                "name the file to keep a copy of with --data.");
    }

    public string Reports(ParseResult parsed) => LocalPath.Require("--reports", parsed.GetRequiredValue(_reports));

    public string? Store(ParseResult parsed) => parsed.GetValue(_store);

    public bool Claims(ParseResult parsed) => parsed.GetValue(_claims);

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public int? Workers(ParseResult parsed)
    {
        var workers = parsed.GetValue(_workers);
        return workers is null || workers >= 1 && workers <= StudyRunner.MaximumWorkers ? workers
            : throw new UsageError($"--workers is {workers}; it must be from 1 to {StudyRunner.MaximumWorkers}.");
    }
}
