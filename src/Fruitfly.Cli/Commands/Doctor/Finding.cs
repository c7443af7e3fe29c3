namespace Fruitfly.Cli.Commands.Doctor;

/// <summary>One thing looked at.</summary>
/// <param name="Remedy">what to do about it; null where all is well</param>
/// <param name="ExitCode">what the whole examination returns because of it</param>
sealed record Finding(string Subject, string Found, string? Remedy = null, int ExitCode = Cli.ExitCode.Done)
{
    public bool IsGood => Remedy is null;
}
