using System.CommandLine;
using Fruitfly.Cli.Terminals;

namespace Fruitfly.Cli;

/// <summary>The rules of the command line that hold for every command.</summary>
static class CommandSyntax
{
    public const string ReportsFolder = "reports";

    public const string Debug = "--debug";

    /// <summary>No bundling of short options and no response files: <c>@name</c> and
    /// <c>-abc</c> are what they look like.</summary>
    public static ParserConfiguration Parser { get; } =
        new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Exceptions and signals are handled by the program itself.</summary>
    public static InvocationConfiguration Invocation(Terminal terminal) => new()
    {
        Output = terminal.Output,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    /// <summary><c>--json</c>, the same on every command that prints data.</summary>
    public static Option<bool> Json() => new("--json") { Description = "print the result as JSON on standard output" };

    /// <summary><c>--debug</c>, understood by every command; the foot of the program's help tells it.</summary>
    public static Option<bool> DebugOption() => new(Debug)
    {
        Description = "print the full trace of an internal error instead of writing it to a file",
        Recursive = true,
        Hidden = true,
        Arity = ArgumentArity.Zero,
    };

    /// <summary><c>--overwrite</c>, the same on every command that writes files of one's choice.</summary>
    public static Option<bool> Overwrite() => new("--overwrite")
    {
        Description = "replace existing files that this command did not write",
    };

    /// <summary><c>--keep-data</c>: a copy of the user's file that stays.</summary>
    public static Option<bool> KeepData() =>
        new("--keep-data") { Description = "keep a copy of the file in the folder of the store" };

    /// <summary><c>--store</c>: which database of studies.</summary>
    public static Option<string?> Store() => new("--store")
    {
        Description = "the database of studies, a file or postgres://user@host/database, instead of that in FRUITFLY_STORE, " +
            "FRUITFLY_HOME or the user's data folder",
        HelpName = "FILE",
    };

    /// <summary><c>--reports</c>: where pages are written and read.</summary>
    public static Option<string> Reports() => new("--reports")
    {
        Description = "the folder of the reports",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ReportsFolder,
    };
}
