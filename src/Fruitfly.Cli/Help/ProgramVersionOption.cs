using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Fruitfly.Cli.Help;

/// <summary><c>fruitfly --version</c>: the bare number, for scripts.</summary>
sealed class ProgramVersionOption : Option<bool>
{
    public ProgramVersionOption() : base("--version")
    {
        Description = "print the version";
        Arity = ArgumentArity.Zero;
    }

    public override CommandLineAction? Action { get; set; } = new ShowVersion();

    /// <summary>Such as <c>0.1.0</c>.</summary>
    public static string Version { get; } =
        typeof(ProgramVersionOption)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parsed)
        {
            parsed.InvocationConfiguration.Output.WriteLine(Version);
            return ExitCode.Done;
        }
    }
}
