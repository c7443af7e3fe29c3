using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class CsvFileTests
{
    static CsvDataSet Read(string text, DataFileOptions? options = null) =>
        CsvFile.ReadDataSet(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv",
            options ?? DataFileOptions.Default);

    static string Write(DataSet data, string[]? featureNames = null, string[]? classNames = null)
    {
        var stream = new MemoryStream();
        CsvFile.Write(stream, data, featureNames, classNames);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Theory]
    [InlineData("a,b,kind\n1,2,wing\n3,4,leg\n")]
    [InlineData("a;b;kind\r\n1;2;wing\r\n3;4;leg")]
    [InlineData("a\tb\tkind\n1\t2\twing\n\n3\t4\tleg\n\n")]
    [InlineData("\uFEFF\"a\",\"b\",\"kind\"\n\"1\",2,\"wing\"\n3, 4 ,leg\n")]
    public void Words_become_labels_whatever_the_delimiter_the_line_ends_and_the_quotes(string text)
    {
        var (data, features, target, classes) = Read(text);

        features.ShouldBe(["a", "b"]);
        target.ShouldBe("kind");
        classes.ShouldBe(["leg", "wing"]);
        data.Training.Inputs.ToArray().ShouldBe([1, 2, 3, 4]);
        data.Training.Labels.ToArray().ShouldBe([1, 0]);
    }

    [Fact]
    public void A_file_without_header_is_known_by_its_numbers()
    {
        var (data, features, _, classes) = Read("5.1,3.5,setosa\n7.0,3.2,versicolor\n");

        features.ShouldBe(["x0", "x1"]);
        classes.ShouldBe(["setosa", "versicolor"]);
        data.Training.Count.ShouldBe(2);
    }

    [Fact]
    public void Integers_are_labels_in_ascending_order_and_other_numbers_are_values()
    {
        var labelled = Read("a,y\n0,10\n0,2\n0,10\n");
        labelled.ClassNames.ShouldBe(["2", "10"]);
        labelled.DataSet.Training.Labels.ToArray().ShouldBe([1, 0, 1]);

        Read("a,y\n0,10\n0,2.5\n").DataSet.Training.Values.ToArray().ShouldBe([10, 2.5f]);
        Read("a,y\n0,10\n0,2\n", new() { Targets = TargetKind.Values }).DataSet.Training.Values.ToArray()
            .ShouldBe([10, 2]);
        Read("a,y\n" +
            string.Concat(Enumerable.Range(0, 101).Select(i => $"0,{i}\n"))).DataSet.IsClassification.ShouldBeFalse();
        Read("a,y\n" + string.Concat(Enumerable.Range(0, 101).Select(i => $"0,{i}\n")),
            new() { Targets = TargetKind.Classes })
            .ClassNames[10].ShouldBe("10");
    }

    [Theory]
    [InlineData("label,a\n1,5\n0,6\n", null)]
    [InlineData("a,Class,b\n5,1,0\n6,0,0\n", null)]
    [InlineData("a,b\n1,5\n0,6\n", "a")]
    [InlineData("a,b\n1,5\n0,6\n", "0")]
    [InlineData("1,5\n0,6\n", "-2")]
    public void The_target_is_found_by_name_or_position(string text, string? target) =>
        Read(text, new() { Target = target }).DataSet.Training.Labels.ToArray().ShouldBe([1, 0]);

    [Fact]
    public void Given_class_names_keep_the_labels_of_two_files_alike()
    {
        var options = new DataFileOptions { ClassNames = ["wing", "leg", "eye"] };
        var data = Read("a,y\n1,eye\n2,wing\n", options).DataSet;

        data.Classes.ShouldBe(3);
        data.Training.Labels.ToArray().ShouldBe([2, 0]);
    }

    [Fact]
    public void A_split_column_divides_the_examples()
    {
        var data = Read("split,a,y\ntrain,1,0\ntest,2,1\nval,3,1\ntraining,4,1\n").DataSet;

        data.Training.Inputs.ToArray().ShouldBe([1, 4]);
        data.Validation!.Inputs.ToArray().ShouldBe([3]);
        data.Test!.Labels.ToArray().ShouldBe([1]);
    }

    [Fact]
    public void A_quoted_field_may_hold_delimiters_line_ends_and_quotes()
    {
        var (data, features, _, classes) = Read("\"a, \"\"b\"\"\",y\n1,\"two\nlines\"\n2,\"x\"\n");

        features.ShouldBe(["a, \"b\""]);
        classes.ShouldBe(["two\nlines", "x"]);
        data.Training.Count.ShouldBe(2);
    }

    [Fact]
    public void A_labelled_data_set_is_written_and_read_to_the_last_bit()
    {
        float[] inputs = [0.1f, -0f, float.Epsilon, float.MaxValue, 1f / 3, 1e-20f];
        var data = new DataSet("d", Examples.Labelled(inputs[..4], 2, [1, 0], 2),
            test: Examples.Labelled(inputs[4..], 2, [1], 2));

        var text = Write(data, classNames: ["leg, left", "wing"]);
        var (back, features, target, classes) = Read(text);

        text.ShouldStartWith("split,x0,x1,label\ntraining,0.1,-0,wing\n");
        (features, target, classes).ShouldSatisfyAllConditions(
            all => all.features.ShouldBe(["x0", "x1"]), all => all.target.ShouldBe("label"),
            all => all.classes.ShouldBe(["leg, left", "wing"]));
        back.Training.Inputs.ToArray().ShouldBe(inputs[..4]);
        back.Test!.Inputs.ToArray().ShouldBe(inputs[4..]);
        back.Training.Labels.ToArray().ShouldBe([1, 0]);
        back.Validation.ShouldBeNull();
    }

    [Fact]
    public void Whole_real_targets_stay_values()
    {
        var text = Write(new DataSet("d", Examples.RealValued([1, 2], 1, [3, 1e20f], 1)), ["age"]);

        text.ShouldBe("age,value\n1,3.0\n2,1E+20\n");
        Read(text).DataSet.Training.Values.ToArray().ShouldBe([3, 1e20f]);
    }

    [Fact]
    public void Several_targets_per_example_are_not_written() =>
        Should.Throw<ArgumentException>(() =>
            CsvFile.Write("never.csv", new DataSet("d", Examples.RealValued([1], 1, [1, 2], 2))))
            .Message.ShouldContain("write NPZ");

    [Fact]
    public void Only_characters_that_separate_are_delimiters()
    {
        Read("a|y\n1|0\n2|1\n", new() { Delimiter = '|' }).DataSet.Training.Count.ShouldBe(2);
        Should.Throw<ArgumentException>(() => new DataFileOptions { Delimiter = '"' }).Message.ShouldContain(
            "cannot separate");
    }
}
