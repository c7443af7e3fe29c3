using System.Globalization;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Layers;
using Fruitfly.Training;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Studies.Tests;

public class CanonicalDescriptionTests
{
    static readonly Trial Elaborate = new(
        new Mnist1dDescription(),
        new Architecture
        {
            Inputs = 40,
            Layers = [new Linear(100, Bias: false), new Residual([new Linear(100), new LeakyRelu(0.05)]),
                new Linear(10)],
        },
        new Recipe
        {
            Loss = Loss.LeastSquares,
            Optimizer = new Adam(1.0 / 3, Epsilon: 1e-12),
            Schedule = new WarmUpSchedule(5, new CosineSchedule(0.01)),
            Batches = Batches.Full,
            Duration = Duration.Steps(6000),
        },
        ulong.MaxValue);

    [Fact]
    public void Keys_are_in_ordinal_order_and_defaults_are_written()
    {
        var json = CanonicalDescription.Write(SomeTrials.Trial(3));

        json.ShouldStartWith("{\"data\":{");
        json.ShouldContain(
            "\"optimizer\":{\"kind\":\"sgd\",\"learningRate\":0.1,\"momentum\":0.9,\"nesterov\":false,\"weightDecay\":0}");
        json.ShouldContain(
            "\"batches\":{\"order\":\"shuffled\",\"size\":100},\"duration\":{\"count\":50,\"unit\":\"epochs\"}");
        json.ShouldEndWith("\"seed\":3,\"version\":1}");
    }

    [Fact]
    public void What_was_written_is_read_back_as_the_same_trial()
    {
        var json = CanonicalDescription.Write(Elaborate);

        var read = CanonicalDescription.Parse(json);

        CanonicalDescription.Write(read).ShouldBe(json);
        read.Recipe.Optimizer.ShouldBe(Elaborate.Recipe.Optimizer);
        read.Recipe.Schedule.ShouldBe(Elaborate.Recipe.Schedule);
        read.Seed.ShouldBe(ulong.MaxValue);
        read.Network.Layers[1].ShouldBeOfType<Residual>().Layers[1].ShouldBe(new LeakyRelu(0.05));
    }

    [Fact]
    public void Many_trials_are_written_as_each_would_be_alone()
    {
        Trial[] trials =
            [Elaborate, SomeTrials.Trial(1), Elaborate with { Seed = 2 },
                SomeTrials.Trial(1) with { Data = Elaborate.Data }];

        CanonicalDescription.WriteAll(trials).ShouldBe(trials.Select(trial => CanonicalDescription.Write(trial)));
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_text_does_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var json = CanonicalDescription.Write(Elaborate);
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = culture == "ar-SA" ? "٫" : ",";
        foreign.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = foreign;
            CanonicalDescription.Write(Elaborate).ShouldBe(json);
            TrialIdentity.Hash(CanonicalDescription.Parse(json)).ShouldBe(TrialIdentity.Hash(Elaborate));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Doubles_keep_every_bit_and_minus_zero_is_zero()
    {
        var trial = Elaborate with { Recipe = new Recipe { Optimizer = new Sgd(0.1 + 0.2, Momentum: -0.0) } };

        CanonicalDescription.Write(trial).ShouldContain("\"learningRate\":0.30000000000000004,\"momentum\":0,");
        ((Sgd)CanonicalDescription.Parse(CanonicalDescription.Write(trial)).Recipe.Optimizer).LearningRate.ShouldBe(
            0.1 + 0.2);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_setting_that_is_no_finite_number_cannot_be_described(double rate) =>
        Should.Throw<ArgumentException>(() =>
            CanonicalDescription.Write(Elaborate with { Recipe = new Recipe { Optimizer = new Sgd(rate) } }))
            .Message.ShouldContain("infinite or not a number");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1")]
    public void Text_that_is_no_description_is_one_typed_error(string json) =>
        Should.Throw<FormatException>(() => CanonicalDescription.Parse(json));

    [Theory]
    [InlineData("\"kind\":\"adam\"", "\"kind\":\"magic\"")]
    [InlineData("\"inputs\":40", "\"inputs\":40,\"novelty\":1")]
    [InlineData("\"inputs\":40", "\"inputs\":40,\"inputs\":41")]
    [InlineData("\"inputs\":40", "\"inputs\":4e99")]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"loss\":\"least-squares\"", "\"loss\":\"unknown\"")]
    [InlineData("\"loss\":\"least-squares\"", "\"loss\":1")]
    [InlineData("\"count\":6000,", "\"count\":-1,")]
    [InlineData("\"slope\":0.05", "\"slope\":null")]
    public void A_description_this_program_does_not_know_is_refused(string known, string unknown)
    {
        var json = CanonicalDescription.Write(Elaborate);
        json.ShouldContain(known);

        Should.Throw<FormatException>(() => CanonicalDescription.Parse(json.Replace(known, unknown)));
    }
}
