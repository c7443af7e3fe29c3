namespace Fruitfly.Cli.Errors;

/// <summary>A failure that a person can do something about.</summary>
/// <param name="exitCode">one of <see cref="ExitCode"/></param>
/// <param name="what">what went wrong, where and why, as one sentence</param>
/// <param name="hint">what to do next; null where there is nothing to add</param>
class CommandError(int exitCode, string what, string? hint = null, Exception? cause = null) : Exception(what, cause)
{
    public int ExitCode => exitCode;

    public string? Hint => hint;
}
