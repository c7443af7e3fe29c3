using System.CommandLine;
using System.CommandLine.Invocation;

namespace Fruitfly.Cli.Help;

/// <summary><c>--help</c> with the program's own layout, on every command.</summary>
sealed class ProgramHelpOption : Option<bool>
{
    /// <param name="width">of the terminal, in columns</param>
    public ProgramHelpOption(int width) : base("--help", "-h", "-?")
    {
        Action = new ShowHelp(width);
        Description = "show examples and options";
        Recursive = true;
        Arity = ArgumentArity.Zero;
    }

    public override CommandLineAction? Action { get; set; }

    sealed class ShowHelp(int width) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            parsed.InvocationConfiguration.Output.Write(HelpText.Of(parsed.CommandResult.Command, width));
            return ExitCode.Done;
        }
    }
}
