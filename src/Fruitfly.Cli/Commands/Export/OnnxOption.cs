using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Models;
using Fruitfly.Models.Onnx;

namespace Fruitfly.Cli.Commands.Export;

/// <summary><c>--onnx</c>: a model for programs in any language.</summary>
sealed class OnnxOption() : Option<string?>("--onnx")
{
    public static OnnxOption Create() => new()
    {
        Description = "write a model, in place of a study, as ONNX: its preprocessing, its networks and their mean",
        HelpName = "FILE",
    };

    /// <param name="model">the file of the model</param>
    /// <param name="onnx">the file to write</param>
    /// <exception cref="UsageError">a layer of the model has no form in ONNX</exception>
    public static OutputFile Write(string model, string onnx, bool overwrite)
    {
        var file = new OutputFile("--onnx", onnx, FileKind.Onnx);
        OutputFile.Check([file], [("<model>", model)], overwrite);
        try
        {
            OnnxFile.Write(Model.Load(model), onnx);
        }
        catch (OnnxFormException failure)
        {
            throw new UsageError(failure.Message, "train a network of other layers, or predict with 'fruitfly predict'.");
        }
        return file;
    }
}
