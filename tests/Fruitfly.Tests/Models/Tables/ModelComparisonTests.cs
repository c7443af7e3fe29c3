using Fruitfly.Measurement;
using Fruitfly.Models;
using Fruitfly.Models.Tables;

namespace Fruitfly.Tests.Models.Tables;

public sealed class ModelComparisonTests
{
    [Fact]
    public void Two_models_are_paired_by_the_rows_that_have_a_target()
    {
        using var table = new SomeTable();
        var other = SomeModel.Of(table.Description, [5]);
        File.WriteAllText(table["new.csv"], SomeTable.Text(50, seed: 4) + "34,S,yes,2021-02-03,17.0,\n");
        var (one, two) = (Wrong(table.Model), Wrong(other));

        var comparison = ModelComparison.Of(table.Model, other, table["new.csv"]);

        (comparison.Metric, comparison.Rows).ShouldBe((Metric.Error, 50));
        comparison.A.ShouldBe(one.Average(wrong => wrong ? 1.0 : 0), 1e-12);
        comparison.B.ShouldBe(two.Average(wrong => wrong ? 1.0 : 0), 1e-12);
        comparison.Difference.Mean.ShouldBe(comparison.A - comparison.B, 1e-12);
        comparison.Difference.Count.ShouldBe(50);
        var test = comparison.McNemar.ShouldNotBeNull();
        test.First.ShouldBe(one.Zip(two).Count(pair => pair is (true, false)));
        test.Second.ShouldBe(one.Zip(two).Count(pair => pair is (false, true)));

        bool[] Wrong(Model model)
        {
            using var text = new StringWriter();
            new FilePrediction(model) { Keep = ["kind"] }.Write(table["new.csv"], text, PredictionFormat.Csv);
            return [.. text.ToString().TrimEnd('\n').Split('\n').Skip(1).Take(50).Select(line => line.Split(','))
                .Select(cells => cells[0] != cells[1])];
        }
    }

    [Fact]
    public void Classes_may_have_other_places()
    {
        using var table = new SomeTable();
        // The same networks with other names for their outputs are another model: what was maybe is yes.
        var turned = SomeModel.Of(table.Description with
        {
            Classes = ["yes", "maybe", "no"],
            Schema = table.Description.Schema! with { Classes = ["yes", "maybe", "no"] },
        }, [1, 2]);
        File.WriteAllText(table["new.csv"], SomeTable.Text(60, seed: 4));

        var comparison = ModelComparison.Of(table.Model, turned, table["new.csv"]);

        var alone = comparison.McNemar.ShouldNotBeNull();
        ((alone.First - alone.Second) / 60.0).ShouldBe(comparison.Difference.Mean, 1e-12);
        alone.First.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Real_values_are_compared_by_their_root_mean_squared_error()
    {
        using var table = new SomeTable("size", missing: "-999");
        File.WriteAllText(table["new.csv"],
            SomeTable.Text(40, seed: 4).Replace(",-999,", ",1,", StringComparison.Ordinal));

        var comparison = ModelComparison.Of(table.Model, SomeModel.Of(table.Description, [7]), table["new.csv"]);

        comparison.Metric.ShouldBe(Metric.RootMeanSquaredError);
        comparison.McNemar.ShouldBeNull();
        comparison.Difference.Low.ShouldBeLessThan(comparison.Difference.Mean);
        comparison.ToDecide.Even.ShouldNotBeNull().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void What_cannot_be_compared_is_said()
    {
        using SomeTable table = new(), values = new("size");
        File.WriteAllText(table["bare.csv"], "age,port,member,joined,size\n34,S,yes,2021-02-03,17.0\n");
        var trained = new Model(table.Description with
        {
            Origin = new ModelOrigin { Files = [table.Data.Files[0].Sha256] },
        }, table.Model.Networks);
        var other = SomeModel.Of(table.Description with { Classes = ["a", "b", "c"] }, [1]);

        Refused(table.Model, values.Model, "bare.csv")
            .ShouldContain("one model predicts classes, the other real values");
        Refused(table.Model, other, "bare.csv").ShouldContain("different classes: maybe, no, yes, and a, b, c");
        Refused(table.Model, table.Model, "bare.csv").ShouldContain("no row with a target");
        Refused(table.Model, table.Model, "bare.csv", Metric.RSquared).ShouldContain("a metric of real values");
        Refused(table.Model, trained, "train.csv").ShouldBe("the second model was trained on this very file.");
        Refused(trained, trained, "train.csv").ShouldBe("both models were trained on this very file.");

        string Refused(Model a, Model b, string file, Metric? metric = null) =>
            Should.Throw<ModelComparisonException>(() => ModelComparison.Of(a, b, table[file], metric)).Message;
    }
}
