using System.CommandLine;
using System.CommandLine.Invocation;

namespace Fruitfly.Cli.Help;

/// <summary><c>--help</c> with the program's own layout, on every command.</summary>
sealed class ProgramHelpOption : Option<bool>
{
    public ProgramHelpOption() : base("--help", "-h", "-?")
    {
        Description = "show examples and options";
        Recursive = true;
        Arity = ArgumentArity.Zero;
    }

    public override CommandLineAction? Action { get; set; } = new ShowHelp();

    sealed class ShowHelp : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            parsed.InvocationConfiguration.Output.Write(HelpText.Of(parsed.CommandResult.Command));
            return ExitCode.Done;
        }
    }
}
