using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary>The options of <c>cluster submit</c>; every other word is of the command that is submitted.</summary>
sealed class SubmitOptions
{
    static readonly string[] Trains = ["run", "sweep", "diagnose", "train"];

    readonly Argument<string[]> _words = new("words")
    {
        Description = $"the command: {string.Join(", ", Trains)}, with its options",
        Arity = ArgumentArity.ZeroOrMore,
    };
    readonly Option<string> _on = new("--on")
    {
        Description = "the queue that runs it: slurm, or none to write the bundle alone",
        HelpName = "QUEUE",
        DefaultValueFactory = _ => "slurm",
    };
    readonly Option<string?> _partition = Text("--partition", "of the cluster");
    readonly Option<string?> _account = Text("--account", "that pays for it");
    readonly Option<string?> _qos = Text("--qos", "the quality of service");
    readonly Option<string?> _constraint = Text("--constraint", "features that nodes must have, such as avx512");
    readonly Option<string?> _time = Text("--time",
        "the limit of a task, such as 2h (default: twice what is predicted, at least 10m)", "TIME");
    readonly Option<string?> _taskTime = Text("--task-time",
        "how long the trials of one task are to take, such as 30m (default: 45m)", "TIME");
    readonly Option<int?> _cores = NumberOption.Of<int>("--cores", "of a task, each for a trial (default: 1)", 1, 1024);
    readonly Option<int?> _atOnce = NumberOption.Of<int>("--at-once", "tasks at once (default: what the queue gives)", 1);
    readonly Option<string?> _continue = Text("--continue",
        "submit the tasks of a study again that ended before their trials did, or were refused", "STUDY");
    readonly Option<string> _bundles = KnownBundles.Option();
    readonly Option<bool> _json = CommandSyntax.Json();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_words);
        foreach (var option in (Option[])[_on, _partition, _account, _qos, _constraint, _time, _taskTime, _cores,
            _atOnce, _continue, _bundles, _json])
            command.Options.Add(option);
    }

    /// <exception cref="UsageError">it is none that trains</exception>
    public string[] Words(ParseResult parsed)
    {
        if (parsed.GetRequiredValue(_on) is not ("slurm" or "none") and var other)
            throw new UsageError($"--on is '{other}'; it must be slurm or none.",
                "with none the bundle is written, and docs/cluster.md says how other queues run its tasks.");
        var words = parsed.GetValue(_words) ?? [];
        return words.Length > 0 && Trains.Contains(words[0]) ? words
            : throw new UsageError(
                words.Length == 0 ? "there is no command to submit." : $"'{words[0]}' cannot be submitted.",
                $"write the command behind it: 'fruitfly cluster submit run …'; it is one of {string.Join(", ", Trains)}.");
    }

    /// <summary>Whether the bundle is only written.</summary>
    public bool IsOnlyWritten(ParseResult parsed) => parsed.GetRequiredValue(_on) == "none";

    public string? Continue(ParseResult parsed) =>
        parsed.GetValue(_continue) is { } study && parsed.GetValue(_words) is { Length: > 0 }
            ? throw new UsageError("--continue takes a study, and no command beside it.",
                $"write 'fruitfly cluster submit --continue {study}'.") : parsed.GetValue(_continue);

    public SlurmOptions Queue(ParseResult parsed) => new()
    {
        Partition = parsed.GetValue(_partition), Account = parsed.GetValue(_account),
        QualityOfService = parsed.GetValue(_qos), Constraint = parsed.GetValue(_constraint),
        Time = Length(parsed, _time), Cores = Cores(parsed), AtOnce = parsed.GetValue(_atOnce),
    };

    public int Cores(ParseResult parsed) => parsed.GetValue(_cores) ?? 1;

    public TimeSpan? TaskTime(ParseResult parsed) => Length(parsed, _taskTime);

    public string Bundles(ParseResult parsed) => LocalPath.Require("--bundles", parsed.GetRequiredValue(_bundles));

    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    static TimeSpan? Length(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is not { } text ? null : LengthOfTime.Read(text)
            ?? throw new UsageError($"{option.Name} is '{text}'; it must be {LengthOfTime.Allowed}.");

    static Option<string?> Text(string name, string description, string help = "NAME") =>
        new(name) { Description = description, HelpName = help };
}
