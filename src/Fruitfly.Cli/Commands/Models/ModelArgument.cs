using System.CommandLine;

namespace Fruitfly.Cli.Commands.Models;

/// <summary>The model a command is asked about.</summary>
static class ModelArgument
{
    public static Argument<string> Create()
    {
        var argument = new Argument<string>("model") { Description = "a file that 'fruitfly train --model' wrote" };
        argument.CompletionSources.Add(context => FileWords.Of(context.WordToComplete, ".model", ".safetensors"));
        return argument;
    }
}
