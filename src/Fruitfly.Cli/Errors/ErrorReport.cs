using Fruitfly.Cli.Terminals;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Reports.Export;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Errors;

/// <summary>Turns whatever ended a command into lines for a person and an exit code for a script.</summary>
static class ErrorReport
{
    public static int Write(Exception exception, Terminal terminal)
    {
        var error = Translate(exception);
        var (red, plain) = terminal.HasColour ? ("\e[1;31m", "\e[0m") : ("", "");
        if (error.Message.Length > 0)
            terminal.Error.WriteLine($"{red}error:{plain} {error.Message}");
        if (error.Hint is { } hint)
            terminal.Error.WriteLine($"hint: {hint}");
        return error.ExitCode;
    }

    static CommandError Translate(Exception exception) => exception switch
    {
        CommandError known => known,
        OperationCanceledException => new CommandError(ExitCode.Interrupted, "interrupted."),
        DataFileException file => new CommandError(ExitCode.Input, $"{file.File}: {(file.Place.Length == 0 ? "" : file.Place + ": ")}{file.Problem}.", file.Remedy.In(FileSettingOption.NameOf)),
        StudyStoreException store => new CommandError(ExitCode.Store, store.Message, StoreHint.Of(store)),
        TrialMemoryException memory => new CommandError(
            ExitCode.Failed, memory.Message, "run it again with fewer --workers or smaller options; what was finished is kept."),
        BrowserException browser => new CommandError(ExitCode.Missing, browser.Message, browser.Hint),
        UnauthorizedAccessException or IOException => new CommandError(
            ExitCode.Failed, exception.Message, "check the path, the rights and the free disk space ('fruitfly doctor')."),
        _ => new CommandError(
            ExitCode.Failed, $"this is a fault of the program, {exception.GetType().Name}: {exception}",
            "please report it with the lines above.", exception),
    };
}
