namespace Fruitfly.Cli;

/// <summary>What the program returns; scripts rely on it, so a number never changes its meaning.</summary>
static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Input = 3;
    public const int Store = 4;
    public const int Missing = 5;
    public const int Again = 75;
    public const int Interrupted = 130;

    /// <summary>The same for a reader: the foot of <c>fruitfly --help</c>.</summary>
    public const string Help =
        """
        Exit codes:
          0    done; a claim that is contradicted is a result, not a failure
          1    failed, such as a trial that threw
          2    the command line is wrong
          3    a file is wrong, missing or cannot be written; so is standard output
          4    the store of studies cannot be used
          5    something that must be installed is missing, such as a browser
          75   the time of a cluster's task is over; the same again goes on
          130  interrupted; what was finished is kept

        A fault of the program leaves a file with its trace; --debug prints it.
        """;
}
