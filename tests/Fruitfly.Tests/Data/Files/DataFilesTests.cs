using Fruitfly.Data;
using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class DataFilesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string At(string name) => Path.Combine(_folder, name);

    string Put(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    [Theory]
    [InlineData("d.npz"), InlineData("d.csv")]
    public void A_labelled_data_set_is_saved_and_loaded(string name)
    {
        var data = new DataSet("d", Examples.Labelled([1, 2, 3, 4, 5, 6], 2, [0, 2, 1], 3),
            Examples.Labelled([7, 8], 2, [1], 3), Examples.Labelled([9, 10], 2, [0], 3));

        DataFiles.Save(At(name), data);
        var back = DataFiles.Load(At(name));

        (back.Name, back.Features, back.Classes).ShouldBe(("d", 2, 3));
        foreach (var split in Enum.GetValues<Split>())
        {
            back[split]!.Inputs.ToArray().ShouldBe(data[split]!.Inputs.ToArray());
            back[split]!.Labels.ToArray().ShouldBe(data[split]!.Labels.ToArray());
        }
    }

    [Fact]
    public void Targets_of_several_values_are_saved_and_loaded()
    {
        DataFiles.Save(At("d.npz"), new DataSet("d", Examples.RealValued([1, 2], 1, [3, 4, 5, 6], 2)));

        var back = DataFiles.Load(At("d.npz"));
        back.Outputs.ShouldBe(2);
        back.Training.Values.ToArray().ShouldBe([3, 4, 5, 6]);
    }

    [Fact]
    public void The_arrays_of_the_mnist1d_reference_are_a_data_set()
    {
        NpzFile.Write(At("m.npz"),
        [
            new("x", NumericArray.Of([0.5, 1, 2, 3], 2, 2)), new("y", NumericArray.Of([0L, 9])),
            new("x_test", NumericArray.Of([7.0, 8], 1, 2)), new("y_test", NumericArray.Of([3L])),
            new("t", NumericArray.Of([0.0, 1])),
        ]);

        var data = DataFiles.Load(At("m.npz"));
        data.Classes.ShouldBe(10);
        data.Training.Inputs.ToArray().ShouldBe([0.5f, 1, 2, 3]);
        data.Test!.Labels.ToArray().ShouldBe([3]);
    }

    [Fact]
    public void Pictures_are_flattened_and_float_labels_can_be_asked_for()
    {
        NpzFile.Write(At("k.npz"),
            [new("x_train", NumericArray.Of(new byte[8], 2, 2, 2)), new("y_train", NumericArray.Of([0.0, 1], 2, 1))]);

        DataFiles.Load(At("k.npz")).IsClassification.ShouldBeFalse();
        var data = DataFiles.Load(At("k.npz"), new() { Targets = TargetKind.Classes });
        (data.Features, data.Classes).ShouldBe((4, 2));
    }

    [Fact]
    public void The_four_files_of_mnist_are_a_data_set_by_folder_or_by_images()
    {
        Put("train-images-idx3-ubyte.gz", FileBytes.Gzip(FileBytes.Pictures()));
        Put("train-labels-idx1-ubyte", FileBytes.Idx(8, [4], [0, 1, 2, 1]));
        Put("t10k-images-idx3-ubyte", FileBytes.Idx(8, [1, 2, 3], [1, 2, 3, 4, 5, 6]));
        Put("t10k-labels-idx1-ubyte.gz", FileBytes.Gzip(FileBytes.Idx(8, [1], [2])));

        foreach (var path in (string[])[_folder, At("train-images-idx3-ubyte.gz")])
        {
            var data = DataFiles.Load(path);
            (data.Features, data.Classes, data.Training.Count).ShouldBe((6, 3, 4));
            data.Training.Labels.ToArray().ShouldBe([0, 1, 2, 1]);
            data.Test!.Inputs.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        }
    }

    [Fact]
    public void Images_without_labels_say_which_file_is_missing() =>
        Should.Throw<DataFileException>(() => DataFiles.Load(Put("train-images-idx3-ubyte", FileBytes.Pictures())))
            .Message.ShouldContain("'train-labels-idx1-ubyte'");

    [Fact]
    public void The_content_decides_and_not_the_name() =>
        DataFiles.Load(
            Put("data.csv", FileBytes.Zip(("x.npy", FileBytes.X()), ("y.npy", FileBytes.Y())))).Classes.ShouldBe(2);

    [Fact]
    public void A_missing_file_a_folder_without_data_and_an_unknown_extension_are_named()
    {
        Should.Throw<DataFileException>(() => DataFiles.Load(At("none.csv"))).Message.ShouldStartWith(
            $"{At("none.csv")}: there is no such file");
        Should.Throw<DataFileException>(() => DataFiles.Load(_folder)).Problem.ShouldContain("train-images-idx3-ubyte");
        Should.Throw<DataFileException>(() => NpyFile.Read(_folder)).Problem.ShouldBe("this is a folder");
        Should.Throw<DataFileException>(() =>
            DataFiles.Save(At("a.xlsx"), new DataSet("d", Examples.RealValued([1], 1, [1], 1))))
            .Hint.ShouldBe("Name the file .npz or .csv.");
    }

    [Fact]
    public void What_lies_beside_the_arrays_of_a_data_set_is_left_alone()
    {
        var path = Put("a.npz", FileBytes.Zip(
            ("README.txt", FileBytes.Bytes("hello")), ("__MACOSX/._x.npy", [0, 5, 22]), ("folder/", []),
            ("x.npy", FileBytes.Npy("<f2", "(4, 1)", [0, 0x3C, 0, 0x40, 0, 0x42, 0, 0x44])), ("y.npy", FileBytes.Y()),
            ("names.npy", FileBytes.Npy("<U4", "(2,)", new byte[32])),
            ("when.npy", FileBytes.Npy("<M8[s]", "(1,)", new byte[8])),
            ("why.npy", FileBytes.Npy("|O", "(1,)", [0x80, 4]))));
        DataFiles.Load(path).Training.Inputs.ToArray().ShouldBe([1, 2, 3, 4]);
        Should.Throw<DataFileException>(() => NpzFile.Read(path)).Problem.ShouldContain("text");
    }

    [Theory]
    [InlineData(1, 2, "1 2")]
    [InlineData(-1, 1, "-1 1")]
    public void Labels_of_arrays_that_do_not_start_at_0_make_no_class_without_examples(
        long one, long other, string names)
    {
        var table = DataFiles.ReadTable(
            Put("a.npz",
                FileBytes.Zip(("x.npy", FileBytes.X()),
                    ("y.npy", FileBytes.Npy("<i8", "(4,)", FileBytes.Longs(one, other, one, one))))));
        string.Join(' ', table.Reading.Classes.Select(known => known.Name)).ShouldBe(names);
        table.ToDataSet().Training.Labels.ToArray().ShouldBe([0, 1, 0, 0]);
    }

    [Fact]
    public void A_hundred_classes_of_many_examples_are_classes_in_an_array()
    {
        var y = FileBytes.Npy("<i8", "(2000,)",
            FileBytes.Longs([.. Enumerable.Range(0, 2000).Select(i => (long)(i % 100))]));
        var x = FileBytes.Npy("<f4", "(2000, 1)", new byte[8000]);
        DataFiles.Load(Put("a.npz", FileBytes.Zip(("x.npy", x), ("y.npy", y)))).Classes.ShouldBe(100);
    }

    [Fact]
    public void A_label_that_no_example_has_is_told()
    {
        var y = FileBytes.Npy("<i8", "(4,)", FileBytes.Longs(0, 3, 0, 3));
        DataFiles.ReadTable(
            Put("a.npz",
                FileBytes.Zip(("x.npy", FileBytes.X()),
                    ("y.npy", y)))).Reading.Notes.ShouldBe(["No example has the labels 1, 2."]);
    }

    [Fact]
    public void Options_of_tables_are_refused_for_other_files()
    {
        var path = Put("a.npz", FileBytes.Zip(("x.npy", FileBytes.X()), ("y.npy", FileBytes.Y())));
        Put("train-images-idx3-ubyte", FileBytes.Pictures());
        Put("train-labels-idx1-ubyte", FileBytes.Idx(8, [4], [0, 1, 2, 1]));
        foreach (var options in (DataFileOptions[])[new() { Target = "nonsense" }, new() { Header = true },
            new() { Delimiter = ',' }, new() { Drop = ["0"] }])
            foreach (var file in (string[])[path, _folder])
                Should.Throw<DataFileException>(() => DataFiles.Load(file, options)).Problem.ShouldContain(
                    "which has no columns to name");
    }

    [Fact]
    public void Compressed_tables_are_read_and_their_checksum_is_missed()
    {
        var gzip = FileBytes.Gzip(FileBytes.Bytes("a,b,y\n1,2,leg\n3,4,wing\n"));
        DataFiles.Load(Put("a.csv.gz", gzip)).Training.Inputs.ToArray().ShouldBe([1, 2, 3, 4]);
        foreach (var damaged in (byte[][])[gzip[..^8], gzip[..^4], gzip[..^1], [.. gzip[..^8], .. new byte[8]]])
            Should.Throw<DataFileException>(() => DataFiles.Load(Put("b.csv.gz", damaged)));
        var growing = FileBytes.Gzip([.. FileBytes.Bytes("a,y\n"), .. Enumerable.Repeat((byte)'\n', 4_000_000)]);
        Should.Throw<DataFileException>(() => DataFiles.Load(Put("c.csv.gz", growing))).Problem.ShouldContain(
            "decompresses to more than 1048576 bytes");
    }

    [Fact]
    public void A_compressed_table_that_is_cut_off_is_not_said_to_have_a_wrong_line()
    {
        var gzip = FileBytes.Gzip(FileBytes.Bytes(
            "a,b,y\n" + string.Concat(Enumerable.Range(0, 500).Select(i =>
                $"{i * 7 % 61}.25,{i * i % 97},wing{i % 3}\n"))));
        foreach (var kept in (int[])[gzip.Length - 12, gzip.Length / 2, gzip.Length / 3])
            Should.Throw<DataFileException>(() => DataFiles.Load(Put("cut.csv.gz", gzip[..kept]))).Hint.ShouldContain(
                "cut off");
    }

    [Theory]
    [InlineData("gzip", "compressed twice with gzip")]
    [InlineData("zip", "a zip archive without arrays")]
    [InlineData("ods", "a spreadsheet or a document")]
    [InlineData("xls", "an old Excel workbook")]
    [InlineData("arff", "ARFF")]
    [InlineData("sql", "SQL")]
    public void What_is_packed_or_comes_from_another_program_is_called_by_its_name(string kind, string problem)
    {
        var csv = FileBytes.Bytes("a,y\n1,leg\n2,wing\n");
        var bytes = kind switch
        {
            "gzip" => FileBytes.Gzip(FileBytes.Gzip(csv)),
            "zip" => FileBytes.Zip(("folder/", []), ("folder/table.csv", csv)),
            "ods" => FileBytes.Zip(("mimetype", FileBytes.Bytes("application/x")), ("content.xml", csv)),
            "xls" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[100]],
            "arff" => FileBytes.Bytes("@relation flies\n@attribute a numeric\n"),
            _ => FileBytes.Bytes("CREATE TABLE flies (a INTEGER);\n"),
        };
        Should.Throw<DataFileException>(() => DataFiles.Load(Put("table.csv", bytes))).Problem.ShouldContain(problem);
    }

    [Fact]
    public async Task A_pipe_or_a_device_is_refused_at_once()
    {
        if (!OperatingSystem.IsLinux())
            return;
        System.Diagnostics.Process.Start("mkfifo", [At("pipe")])!.WaitForExit();
        foreach (var path in (string[])[At("pipe"), "/dev/zero"])
        {
            var reading = Task.Run(() => DataFiles.Load(path), TestContext.Current.CancellationToken);
            (await Should.ThrowAsync<DataFileException>(() =>
                reading.WaitAsync(TimeSpan.FromSeconds(10)))).Problem.ShouldBe("this is a pipe, a device or a socket");
        }
    }
}
