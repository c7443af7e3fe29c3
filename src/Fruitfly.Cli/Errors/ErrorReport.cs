using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Reports.Export;
using Fruitfly.Studies;
using Fruitfly.Studies.Cluster;

namespace Fruitfly.Cli.Errors;

/// <summary>Turns whatever ended a command into lines for a person and an exit code for a script.</summary>
static class ErrorReport
{
    /// <param name="isDebugging">whether the trace of a fault is printed instead of kept in a file</param>
    public static int Write(Exception exception, Surroundings surroundings, bool isDebugging = false)
    {
        var (error, terminal) = (Translate(exception) ?? Fault(exception, surroundings, isDebugging),
            surroundings.Terminal);
        if (error.Message.Length > 0)
        {
            if (terminal.HasColour)
                terminal.Control("\e[1;31m");
            terminal.Error.Write("error:");
            if (terminal.HasColour)
                terminal.Control("\e[0m");
            terminal.Error.WriteLine($" {ShownText.OneLine(error.Message)}");
        }
        if (error.Hint is { } hint)
            terminal.Error.WriteLine($"hint: {ShownText.OneLine(hint)}");
        return error.ExitCode;
    }

    static CommandError? Translate(Exception exception) => exception switch
    {
        CommandError known => known,
        OutputException output => new CommandError(
            ExitCode.Input, $"standard output cannot be written: {output.Message.TrimEnd('.')}.",
            "send it to an open file on a disk with free space."),
        OperationCanceledException => new CommandError(ExitCode.Interrupted, "interrupted."),
        DataFileException file =>
            new CommandError(ExitCode.Input,
                $"{file.File}: {(file.Place.Length == 0 ? "" : file.Place + ": ")}{file.Problem}.",
                file.Remedy.In(FileSettingOption.NameOf)),
        StudyStoreException store => new CommandError(ExitCode.Store, store.Message, StoreHint.Of(store)),
        TrialMemoryException memory => new CommandError(
            ExitCode.Failed, memory.Message,
            "run it again with fewer --workers or smaller options; what was finished is kept."),
        ClusterException cluster => new CommandError(
            cluster.IsMissing ? ExitCode.Missing : ExitCode.Failed, cluster.Message, cluster.Hint),
        BrowserException browser => new CommandError(ExitCode.Missing, browser.Message, browser.Hint),
        UnauthorizedAccessException or IOException => new CommandError(
            ExitCode.Failed, exception.Message,
            "check the path, the rights and the free disk space ('fruitfly doctor')."),
        AggregateException { InnerExceptions: [var only] } => Translate(only),
        _ => null,
    };

    static CommandError Fault(Exception exception, Surroundings surroundings, bool isDebugging)
    {
        var what = $"this is a bug in the program: {exception.GetType().Name}: {exception.Message}";
        if (!isDebugging && CrashFile.Write(exception, surroundings) is { } path)
            return new CommandError(ExitCode.Failed, what,
                $"please report it with the file {path}, which holds the trace.", exception);
        surroundings.Terminal.Error.WriteLine(exception.ToString());
        return new CommandError(ExitCode.Failed, what, "please report it with the lines above.", exception);
    }
}
