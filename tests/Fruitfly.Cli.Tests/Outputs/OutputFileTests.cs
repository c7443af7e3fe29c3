using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Outputs;
using Fruitfly.Data.Files;

namespace Fruitfly.Cli.Tests.Outputs;

public sealed class OutputFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_input_is_recognized_behind_links_of_every_kind()
    {
        File.WriteAllText(_folder["mine.csv"], "x,y\n");
        Directory.CreateDirectory(_folder["there"]);
        File.CreateSymbolicLink(_folder["link.csv"], _folder["mine.csv"]);
        Directory.CreateSymbolicLink(_folder["here"], _folder["there"]);
        System.Diagnostics.Process.Start("ln", [_folder["mine.csv"], _folder["hard.csv"]]).WaitForExit();
        foreach (var path in (string[])["mine.csv", "there/../mine.csv", "here/../mine.csv", "link.csv", "hard.csv"])
            Should.Throw<UsageError>(
                () => Check([new("--history", _folder[path], FileKind.Curve)], input: _folder["mine.csv"]), path)
                .Message.ShouldContain("are the same file");
        Check([new("--history", _folder["other.csv"], FileKind.Curve)], input: _folder["mine.csv"]);
    }

    [Fact]
    public void Two_new_files_behind_one_link_are_one()
    {
        Directory.CreateDirectory(_folder["there"]);
        Directory.CreateSymbolicLink(_folder["here"], _folder["there"]);
        Should.Throw<UsageError>(() => Check(
            [new("--weights", _folder["there/x"], FileKind.Weights),
                new("--history", _folder["here/x"], FileKind.Curve)]))
            .Message.ShouldStartWith("--weights and --history are the same file");
    }

    [Fact]
    public void A_file_is_replaced_by_its_own_kind_and_by_another_only_when_told()
    {
        File.WriteAllText(_folder["a.csv"], "seed,step,epoch,learning_rate,training_loss\n");
        File.WriteAllText(_folder["b.csv"], "name,price\n");
        File.WriteAllText(_folder["empty.csv"], "");
        Check([new("--history", _folder["a.csv"], FileKind.Curve)]);
        Check([new("--history", _folder["empty.csv"], FileKind.Curve)]);
        Should.Throw<UsageError>(() => Check([new("--history", _folder["b.csv"], FileKind.Curve)])).Hint!.ShouldContain(
            "--overwrite");
        Check([new("--history", _folder["b.csv"], FileKind.Curve)], overwrite: true);
        File.ReadAllText(_folder["b.csv"]).ShouldBe("name,price\n", "checking writes nothing");
    }

    [Fact]
    public void A_pipe_or_device_is_no_file_that_could_be_lost()
    {
        System.Diagnostics.Process.Start("mkfifo", [_folder["pipe.png"]]).WaitForExit();
        Check([new("--svg", _folder["pipe.png"], FileKind.Svg), new("--pdf", "/dev/stdout", FileKind.Pdf),
            new("--png", "/dev/null", FileKind.Png)]);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        Should.Throw<DataFileException>(() =>
            Check([new("--out", _folder["none/a.csv"], FileKind.Trials)])).Hint.ShouldContain("Create the folder");
    }

    static void Check(IReadOnlyList<OutputFile> outputs, string? input = null, bool overwrite = false) =>
        OutputFile.Check(outputs, input is null ? [] : [("--file", input)], overwrite);
}
