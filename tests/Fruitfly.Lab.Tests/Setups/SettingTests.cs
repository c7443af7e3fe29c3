using System.Globalization;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Tests.Setups;

public sealed class SettingTests
{
    static readonly DataSize SomeFile = new(100, 0, 20, 4, 3, 3);

    public static TheoryData<string> Names => [.. Setting.All.Select(setting => setting.Name)];

    [Fact]
    public void Names_are_unique_and_every_condition_names_a_choice_of_another_setting()
    {
        Setting.All.Select(setting => setting.Name).ShouldBeUnique();
        foreach (var condition in Setting.All.SelectMany(setting => setting.AppliesWhen))
        {
            var other = Setting.Find(condition.Setting)!;
            condition.Values.Except([.. other.Choices.Select(choice => choice.Name), other.Word!]).ShouldBeEmpty();
        }
        // Those of MNIST-1D stand in one record, but for the templates and three that other data have too.
        var own = typeof(TrainingSetup).GetProperties()
            .Count(property => property.CanWrite && property.Name != nameof(TrainingSetup.Generator));
        (own + typeof(Mnist1dSettings).GetProperties().Length - 4)
            .ShouldBe(Setting.All.Count, "one setting for each property");
    }

    [Fact]
    public void The_data_with_knobs_of_its_own_has_them_all()
    {
        var knobs = typeof(Mnist1dSettings).GetProperties().Select(property => property.Name)
            .Except(["Templates", "Seed", "ShuffledSequence"]);
        knobs.Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName)
            .Except(Setting.All.Select(setting => setting.Name)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_is_set_is_read_and_written_back_alone(string name)
    {
        var setting = Setting.Find(name)!;
        foreach (var value in Values(setting))
        {
            var pairs = Needed(setting).Append(KeyValuePair.Create(name, value)).ToList();
            var setup = TrainingSetup.Parse(pairs);
            setting.ValueIn(setup).ShouldBe(value);
            var written = setup.ToPairs();
            TrainingSetup.Parse(written).ToPairs().ShouldBe(written);
            written.ShouldAllBe(pair => pairs.Contains(pair));
            if (setting.ValueIn(TrainingSetup.Of(setup.Data)) != value)
                written.ShouldContain(KeyValuePair.Create(name, value));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_that_is_not_allowed_is_refused_with_what_is(string name)
    {
        var setting = Setting.Find(name)!;
        if (setting.Kind == SettingKind.Text)
            return;
        string[] bad = [.. Bad(setting), "", "many", "NaN", "∞", "1e999", "1,,2", "-1,5"];
        foreach (var value in bad)
        {
            var refused = Should.Throw<SetupException>(
                () => TrainingSetup.Parse([.. Needed(setting), KeyValuePair.Create(name, value)]), value);
            refused.Setting.ShouldBe(name);
            refused.Message.ShouldStartWith(
                $"{name} is '{(value.Length <= 60 ? value : value[..60] + "…")}'; it must be ");
        }
    }

    [Theory]
    [InlineData("learning-rte=1", "'learning-rte' is not a setting; the settings are data, file")]
    [InlineData("seed=1&seed=2", "seed is given twice.")]
    [InlineData("data=circles&shear=1", "shear has a meaning only where data is mnist1d.")]
    [InlineData("momentum=0.5&optimizer=sgd", "momentum has a meaning only where optimizer is momentum or nesterov.")]
    [InlineData("steps=10&epochs=3", "epochs has a meaning only where steps is none.")]
    [InlineData("splits=5&seeds=2", "seeds is 2 and splits is 5: each has a seed of its own already")]
    [InlineData("splits=5&train-split=1", "splits is 5 and train-split is 1: nothing is left for a test set.")]
    [InlineData("splits=5&data-seed=4294967295", "data-seed is 4294967295; 5 splits need as many seeds")]
    [InlineData("folds=5", "folds has a meaning only where data is file.")]
    [InlineData("file=mine.csv&folds=5&splits=2", "folds has a meaning only where splits is none.")]
    [InlineData("file=mine.csv&folds=5&train-split=0.5", "train-split has no meaning with folds")]
    [InlineData("data=file", "file is empty")]
    [InlineData("min-padding=61", "min-padding is 61; it must be at most max-padding, 60.")]
    [InlineData("data=circles&network=cnn",
        "network is cnn, which takes signals of 3 values or more; the data has 2 features.")]
    [InlineData("early-stopping=loss&validation-share=0",
        "early-stopping is loss, which looks at validation examples; there are none: validation-share must be above 0.")]
    [InlineData("data=toy-function&early-stopping=error", "early-stopping is error, which needs classes")]
    [InlineData("patience=3", "patience has a meaning only where early-stopping is automatic or loss or error.")]
    [InlineData("data=toy-function&label-smoothing=0.1", "label-smoothing is 0.1, which needs classes")]
    [InlineData("data=toy-function&class-weights=balanced", "class-weights is balanced, which needs classes")]
    [InlineData("class-weights=1,2", "class-weights has 2 numbers; the data have 10 classes.")]
    [InlineData("class-weights=1,a", "class-weights is '1,a'; it must be none, balanced, or a number from 0")]
    [InlineData("data=toy-function&loss=cross-entropy", "loss is cross-entropy, which needs classes")]
    [InlineData("hidden-layers=10000,10000",
        "hidden-layers asks for 100,520,010 parameters with 40 features; the most is 20,000,000.")]
    [InlineData("samples=100000&final-length=1000", "samples is 100000 of final-length 1000; there must be at most")]
    [InlineData("samples=10&train-split=0.01&data=circles",
        "train-split is 0.01, which leaves nothing of 10 samples to train on.")]
    [InlineData("samples=100000&batch-size=1&epochs=1000000",
        "epochs is 1000000, which are 64,000,000,000 steps; the most is 100,000,000.")]
    public void What_does_not_fit_together_is_refused_before_anything_is_made(string query, string message) =>
        Should.Throw<SetupException>(() => Parse(query)).Message.ShouldStartWith(message);

    [Fact]
    public void A_file_that_is_named_is_the_data_and_only_a_reader_of_files_opens_it()
    {
        var setup = Parse("file=mine.csv&target=kind&validation-share=0.25&standardize=no");
        setup.Data.ShouldBe(SetupData.File);
        setup.Size().ShouldBeNull();
        Should.Throw<SetupException>(() => SetupPlan.Of(setup)).Message.ShouldBe(
            "data is file, which cannot be read from here.");
        var inputs = Enumerable.Range(0, 100).Select(i => (float)i).ToArray();
        var mine = new DataSet("mine", Examples.Labelled(inputs, 1, [.. inputs.Select(i => (int)i % 2)], 2));
        setup.ReadFile((path, options) =>
        {
            (path, options.Target, options.Targets).ShouldBe(("mine.csv", "kind", TargetKind.Automatic));
            return SetupDataSets.Described(mine);
        }).ShouldNotBeNull();
        var data = setup.DataOf(mine);
        DataSize.Of(data).ShouldBe(new DataSize(60, 20, 20, 1, 2, 2));
        var standardized = (setup with { Standardize = true }).DataOf(mine).Training.Inputs.ToArray();
        standardized.Average().ShouldBe(0, 1e-5f);
        var values = new DataSet("values", Examples.RealValued(inputs, 1, inputs, 1));
        setup.DataOf(values).Training.Values.ToArray().Average().ShouldBe(0, 1e-5f);
        (setup with { StandardizeTarget = false }).DataOf(values).Training.Values.ToArray().Max()
            .ShouldBeGreaterThan(50);
        var noisy = setup with { LabelNoise = 0.5 };
        Should.Throw<SetupException>(() => noisy.DataOf(values)).Message
            .ShouldBe("label-noise redraws class labels; the targets of 'values' are real values.");
        setup.ToRecipe(SomeFile).Loss.ShouldBe(Fruitfly.Training.Losses.Loss.CrossEntropy);
    }

    [Fact]
    public void Each_split_and_each_fold_of_a_file_has_its_own_test_set()
    {
        var inputs = Enumerable.Range(0, 100).Select(i => (float)i).ToArray();
        var mine = new DataSet("mine", Examples.Labelled(inputs, 1, [.. inputs.Select(i => (int)i % 2)], 2));
        var splits = Parse("file=mine.csv&splits=3&standardize=no");
        (splits.Repetitions, splits.VariesSplit, splits.SplitsShareExamples).ShouldBe((3, true, true));
        var tests = Enumerable.Range(0, 3).Select(number => Test(splits, number)).ToList();
        tests.ShouldAllBe(test => test.Length == 20);
        tests[0].ShouldBe(Test(Parse("file=mine.csv&standardize=no"), 0));
        tests[1].ShouldBe(Test(Parse("file=mine.csv&standardize=no&data-seed=43"), 0));
        tests[2].ShouldNotBe(tests[1]);

        var folds = Parse("file=mine.csv&folds=4&standardize=no");
        Enumerable.Range(0, 4).SelectMany(number => Test(folds, number)).Order().ShouldBe(inputs);
        var own = new DataSet("own", mine.Training, null, mine.Training);
        Should.Throw<SetupException>(() => folds.DataOf(own)).Setting.ShouldBe("folds");
        Should.Throw<SetupException>(() => splits.DataOf(own)).Setting.ShouldBe("splits");
        Parse("data=circles&splits=3").SplitsShareExamples.ShouldBeFalse("each is generated for itself");

        float[] Test(TrainingSetup setup, int number) => setup.DataOf(mine, number).Test!.Inputs.ToArray();
    }

    [Fact]
    public void A_file_too_small_for_its_parts_is_refused_by_the_setting_that_asks_for_them()
    {
        var tiny = new DataSet("tiny", Examples.Labelled([1, 2], 1, [0, 1], 2));
        Should.Throw<SetupException>(() => Parse("file=tiny.csv").DataOf(tiny)).Setting.ShouldBe("train-split");
        Should.Throw<SetupException>(() => Parse("file=tiny.csv&train-split=1").DataOf(tiny)).Setting.ShouldBe(
            "validation-share");
    }

    [Fact]
    public void A_network_that_would_take_too_much_memory_on_a_file_is_refused()
    {
        var wide = SomeFile with { Features = 300_000 };
        Should.Throw<SetupException>(() => Parse("file=mine.csv&network=gru").ToRecipe(wide)).Message
            .ShouldMatch(@"^network asks for \d+\.\d GB in training; the most is 2\.1 GB\.$");
    }

    static TrainingSetup Parse(string query) =>
        TrainingSetup.Parse(query.Split('&').Select(pair => pair.Split('=')).Select(
        parts => KeyValuePair.Create(parts[0], parts[1])));

    /// <summary>What must be set for a setting to have a meaning.</summary>
    static IEnumerable<KeyValuePair<string, string>> Needed(Setting setting)
    {
        var pairs = setting.AppliesWhen.Where(condition => condition.Setting != "steps")
            .Select(condition => KeyValuePair.Create(condition.Setting, condition.Values[0])).ToList();
        if (pairs.Any(pair => pair is { Key: "data", Value: "file" }) && setting.Name != "file")
            pairs.Add(KeyValuePair.Create("file", "mine.csv"));
        if (setting.Name == "repeats")
            pairs.Add(KeyValuePair.Create("folds", "2"));
        return pairs;
    }

    static IEnumerable<string> Values(Setting setting) => setting.Kind switch
    {
        SettingKind.Choice => setting.Choices.Select(choice => choice.Name).Where(value => value != "file"),
        SettingKind.Flag => ["yes", "no"],
        SettingKind.Text when setting.Name == "class-weights" =>
            ["none", "balanced", "1,2,0.5,0,1,1,1,1,1,1000000"],
        SettingKind.Text when setting.Name == "features" => ["x1,x2", "x2^2", "x1,x1*x2,sin(x1)"],
        SettingKind.Text => ["some text, with 'signs' & =", "-1"],
        SettingKind.Widths => ["none", "7", "20,10,5"],
        _ => setting.Name switch
        {
            "min-padding" => ["0", "60"],
            "max-padding" => ["36", "1000"],
            "epochs" => ["0", "1000"],
            "final-length" => ["1", "100"],
            "samples" => ["10", "20000"],
            "train-split" => ["0.3", "1"],
            _ => [Text(setting.Minimum!.Value), Text(setting.Maximum!.Value),
                .. setting.Word is { } word ? [word] : (string[])[]],
        },
    };

    static IEnumerable<string> Bad(Setting setting) => setting.Kind switch
    {
        SettingKind.Widths => ["0", "10001", "1.5", string.Join(',', Enumerable.Repeat(1, 51))],
        SettingKind.Integer => [Text(setting.Maximum!.Value + 1), "1.5", "-1"],
        SettingKind.Number => [Text(setting.Maximum!.Value * 2), Text(setting.Minimum!.Value - 0.5)],
        _ => ["Yes"],
    };

    static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
