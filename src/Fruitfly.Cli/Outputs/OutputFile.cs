using Fruitfly.Cli.Errors;
using Fruitfly.Data.Files;

namespace Fruitfly.Cli.Outputs;

/// <summary>A file that a command is asked to write.</summary>
/// <param name="Option">that names it, such as <c>--out</c></param>
sealed record OutputFile(string Option, string Path, FileKind Kind)
{
    /// <summary>Whether it is a pipe or device, which is written to and not replaced.</summary>
    public bool IsStream => AtomicFile.IsStream(Path) || AtomicFile.IsStream(RealPath.Of(Path));

    /// <summary>Checks all files of a command before its work: no input is written over, no two are one file, each name
    /// ends as its content asks, what is there is of the same kind, and each can be written.</summary>
    /// <param name="inputs">files that the command reads, with the options that name them</param>
    /// <param name="overwrite">whether a file of another kind may be replaced</param>
    /// <exception cref="UsageError">two files are one, or a file of another kind is there</exception>
    /// <exception cref="DataFileException">a file cannot be written</exception>
    public static void Check(
        IReadOnlyList<OutputFile> outputs, IEnumerable<(string Option, string Path)> inputs, bool overwrite)
    {
        foreach (var output in outputs)
            output.CheckName();
        var read = inputs.ToList();
        foreach (var (number, output) in outputs.Index().Where(pair => !pair.Item.IsStream))
        {
            foreach (var input in read.Where(input => RealPath.AreSame(input.Path, output.Path)))
                throw new UsageError(
                    $"{output.Option} and {input.Option} are the same file, '{output.Path}': the input would be lost.",
                    "choose another file.");
            foreach (var other in outputs.Take(number)
                .Where(other => !other.IsStream && RealPath.AreSame(other.Path, output.Path)))
                throw new UsageError(
                    $"{other.Option} and {output.Option} are the same file, '{output.Path}': one would replace the " +
                    "other.", "choose another file for one of them.");
            AtomicFile.RequireWritable(output.Path);
            if (!overwrite)
                output.CheckContent();
        }
    }

    /// <summary>Says that it was written: not on standard output where that is the file itself.</summary>
    public void Tell(Terminals.Terminal terminal) =>
        (IsStream ? terminal.Error : terminal.Output).WriteLine($"written to {Path}");

    void CheckName()
    {
        LocalPath.Require(Option, Path);
        if (!IsStream && !Kind.Agrees(Path))
            throw new UsageError(
                $"{Option} is '{Path}', and writes {Kind.Words}.",
                $"choose a name that ends in {string.Join(" or ", Kind.Endings)}.");
    }

    void CheckContent()
    {
        if (File.Exists(Path) && Beginning() is { Length: > 0 } start && !Kind.IsOwn(start))
            throw new UsageError(
                $"{Option} is '{Path}', which exists and is not {Kind.Words} written by this program.",
                "choose another file, or add --overwrite to replace it.");
    }

    byte[] Beginning()
    {
        try
        {
            using var file = File.OpenRead(Path);
            var bytes = new byte[FileKind.Beginning];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is not known to be of the kind.
            return [0];
        }
    }
}
