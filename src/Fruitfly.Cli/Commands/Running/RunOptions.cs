using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Data.Images;
using Fruitfly.Lab.Experiments;

namespace Fruitfly.Cli.Commands.Running;

/// <summary>What <c>run</c> and <c>reproduce</c> have in common.</summary>
/// <param name="readsImages">whether a folder of image files can be named</param>
sealed class RunOptions(bool readsImages)
{
    readonly Option<bool> _quick = new("--quick") { Description = "the fast preset, seconds to a minute; without it the published setting" };
    readonly Option<int?> _workers = NumberOption.Of<int>("--workers", "trials run at once (default: one for each core)");
    readonly Option<bool> _dryRun = new("--dry-run") { Description = "print trials, operations, predicted time and memory; train and keep nothing" };
    readonly Option<bool> _retry = new("--retry") { Description = "run trials again that failed earlier" };
    readonly Option<string?> _data = new("--data")
    {
        Description = "a folder of image files, such as MNIST's, instead of FRUITFLY_DATA and the package dataset-fashion-mnist", HelpName = "FOLDER",
    };
    readonly Option<string> _reports = CommandSyntax.Reports();
    readonly Option<string?> _store = CommandSyntax.Store();
    readonly Option<bool> _claims = new("--claims") { Description = "print every claim with its verdict, not only those that are contradicted" };
    readonly Option<bool> _json = CommandSyntax.Json();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_quick, _workers, _dryRun, _retry, .. readsImages ? [_data] : (Option[])[], _reports, _store, _claims, _json])
            command.Options.Add(option);
    }

    public Preset Preset(ParseResult parsed) => parsed.GetValue(_quick) ? Lab.Experiments.Preset.Quick : Lab.Experiments.Preset.Full;

    public bool DryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    public bool Retry(ParseResult parsed) => parsed.GetValue(_retry);

    public ImageSets Images(ParseResult parsed) => new(readsImages ? parsed.GetValue(_data) : null);

    public string Reports(ParseResult parsed) => LocalPath.Require("--reports", parsed.GetRequiredValue(_reports));

    public string? Store(ParseResult parsed) => parsed.GetValue(_store);

    public bool Claims(ParseResult parsed) => parsed.GetValue(_claims);

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    public int? Workers(ParseResult parsed)
    {
        var workers = parsed.GetValue(_workers);
        return workers is null or > 0 ? workers : throw new UsageError($"--workers is {workers}; it must be at least 1.");
    }
}
