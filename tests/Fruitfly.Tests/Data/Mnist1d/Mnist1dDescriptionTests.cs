using System.Text.Json;
using Fruitfly.Data;

namespace Fruitfly.Tests.Data.Mnist1d;

using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;
using Fruitfly.Training;

public class Mnist1dDescriptionTests
{
    static readonly Mnist1dDescription Small = new() { Settings = new() { Samples = 1000 } };

    [Fact]
    public void Without_more_the_data_is_what_the_generator_makes_for_every_seed()
    {
        var (description, plain) = (new Mnist1dDescription(), Mnist1d.Generate());
        description.DependsOnSeed.ShouldBeFalse();
        foreach (var seed in (ulong[])[0, 1])
        {
            var data = description.Load(seed);
            data.Training.Inputs.SequenceEqual(plain.Training.Inputs).ShouldBeTrue();
            data.Training.Labels.SequenceEqual(plain.Training.Labels).ShouldBeTrue();
            data.Test!.Inputs.SequenceEqual(plain.Test!.Inputs).ShouldBeTrue();
            data.Validation.ShouldBeNull();
        }
    }

    [Fact]
    public void Label_noise_redraws_training_labels_only_and_by_the_seed_of_the_trial()
    {
        var (clean, noisy) = (Small.Load(1), (Small with { LabelNoise = 0.5 }).Load(1));
        Changed(clean.Training, noisy.Training).ShouldBe(0.45, 0.08);
        Changed(clean.Test!, noisy.Test!).ShouldBe(0);
        var other = (Small with { LabelNoise = 0.5 }).Load(2);
        Changed(noisy.Training, other.Training).ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void Shuffled_positions_are_permuted_as_NumPy_does_and_alike_in_every_example()
    {
        // numpy.random.RandomState(42).permutation(40)
        int[] positions =
        [
            19, 16, 15, 26, 4, 12, 37, 27, 39, 6, 25, 9, 13, 31, 34, 8, 17, 24, 0, 33,
            5, 11, 1, 29, 21, 2, 30, 36, 3, 35, 23, 32, 10, 22, 18, 20, 7, 14, 28, 38,
        ];
        var (plain, shuffled) = (Small.Load(0), (Small with { PositionShuffleSeed = 42 }).Load(0));
        foreach (var (before, after) in ((Examples, Examples)[])[(plain.Training, shuffled.Training),
            (plain.Test!, shuffled.Test!)])
        {
            after.Labels.SequenceEqual(before.Labels).ShouldBeTrue();
            for (var example = 0; example < before.Count; example++)
                for (var i = 0; i < positions.Length; i++)
                    after.Input(example)[i].ShouldBe(before.Input(example)[positions[i]]);
        }
    }

    [Fact]
    public void Shuffled_positions_need_no_test_set() =>
        (Small with { Settings = Small.Settings with { TrainSplit = 1 }, PositionShuffleSeed = 1 })
            .Load(0).Test.ShouldBeNull();

    [Fact]
    public void Parts_of_one_drawing_share_no_example_and_have_every_class_in_its_share()
    {
        var whole = Small.Load(0).Training;
        Examples[] parts = [.. Enumerable.Range(0, 4).Select(part => Drawn(new(200) { Part = part }))];

        parts.ShouldAllBe(part => part.Count == 200);
        parts.SelectMany(Rows).ShouldBe(Rows(whole), ignoreOrder: true);
        foreach (var part in parts)
            for (var label = 0; label < 10; label++)
                ((double)part.Labels.Count(label)).ShouldBe(200 * whole.Labels.Count(label) / 800.0, 1.0);

        Examples Drawn(Resample resample) =>
            (Small with { Resample = resample with { Seed = 3, Stratified = true } }).Load(0).Training;
    }

    [Fact]
    public void A_drawing_without_a_seed_is_that_of_the_trial_and_the_test_examples_stay()
    {
        var drawn = Small with { Resample = new(100) };
        drawn.DependsOnSeed.ShouldBeTrue();
        (drawn with { Resample = new(100) { Seed = 1 } }).DependsOnSeed.ShouldBeFalse();
        Rows(drawn.Load(1).Training).ShouldNotBe(Rows(drawn.Load(2).Training));
        Rows(drawn.Load(1).Test!).ShouldBe(Rows(Small.Load(0).Test!));
    }

    [Fact]
    public void Another_run_of_the_generator_judges_data_sets_of_every_seed()
    {
        Mnist1dSettings points = new() { Samples = 300, TrainSplit = 1, Seed = 7 };
        DataSet[] sets = [.. ((uint[])[1, 2]).Select(seed => (Small with
        {
            Settings = Small.Settings with { Seed = seed }, ValidationSettings = points,
        }).Load(0))];

        Rows(sets[0].Validation!).ShouldBe(Rows(Mnist1d.Generate(points).Training));
        Rows(sets[1].Validation!).ShouldBe(Rows(sets[0].Validation!));
        Rows(sets[1].Training).ShouldNotBe(Rows(sets[0].Training));
    }

    [Fact]
    public void The_size_is_known_before_anything_is_made()
    {
        var description = Small with
        {
            Resample = new(120) { Seed = 1 },
            ValidationSettings = new() { Samples = 300, TrainSplit = 1 },
        };
        description.Size().ShouldBe(DataSize.Of(description.Load(0)));
    }

    [Fact]
    public void A_drawing_of_groups_and_two_validation_splits_are_refused()
    {
        Should.Throw<ArgumentException>(() => (Small with { Resample = new(10) { Unit = SplitUnit.Groups } }).Size())
            .Message.ShouldContain("no other unit than its examples");
        Should.Throw<ArgumentException>(() =>
            (Small with { ValidationShare = 0.1, ValidationSettings = new() }).Load(0))
            .Message.ShouldBe("ValidationShare is 0.1; it must be 0 where ValidationSettings make that split.");
        Should.Throw<ArgumentException>(() => (Small with { Resample = new(801) }).Load(0))
            .Message.ShouldContain("801 examples are asked for, and 800 are there");
    }

    static List<string> Rows(Examples examples) =>
        [.. Enumerable.Range(0, examples.Count).Select(row => string.Join(' ', examples.Input(row).ToArray()))];

    [Fact]
    public void All_labels_redrawn_are_right_only_by_chance() =>
        Changed(Small.Load(1).Training, (Small with { LabelNoise = 1 }).Load(1).Training).ShouldBe(0.9, 0.05);

    [Fact]
    public void Random_inputs_are_normal_numbers_with_the_moments_of_what_they_replace_and_leave_the_rest()
    {
        var description = Small with { RandomInputsSeed = 3, ValidationShare = 0.25 };
        var (plain, random, other) = ((Small with { ValidationShare = 0.25 }).Load(1), description.Load(1),
            (description with { RandomInputsSeed = 4 }).Load(1));
        random.Training.Labels.SequenceEqual(plain.Training.Labels).ShouldBeTrue();
        random.Validation!.Inputs.SequenceEqual(plain.Validation!.Inputs).ShouldBeTrue();
        random.Test!.Inputs.SequenceEqual(plain.Test!.Inputs).ShouldBeTrue();
        other.Training.Inputs.SequenceEqual(random.Training.Inputs).ShouldBeFalse();

        var (before, after) = (plain.Training.Inputs.ToArray(), random.Training.Inputs.ToArray());
        // The standard error of the mean of 24,000 numbers of standard deviation 1 is
        // 0.0065, that of the mean square 0.009.
        after.Average().ShouldBe(before.Average(), 0.03);
        after.Average(x => x * x).ShouldBe(before.Average(x => x * x), 0.04f);
        before.Zip(after, (a, b) => (double)a * b).Average()
            .ShouldBe(before.Average() * after.Average(), 0.03, "nothing of the inputs is left");
    }

    [Fact]
    public void A_validation_share_leaves_fewer_training_examples_and_the_same_test_examples()
    {
        var data = (Small with { ValidationShare = 0.25, LabelNoise = 0.5 }).Load(1);
        (data.Training.Count, data.Validation!.Count, data.Test!.Count).ShouldBe((600, 200, 200));
        var clean = (Small with { ValidationShare = 0.25 }).Load(1);
        data.Validation.Labels.ToArray().ShouldBe(clean.Validation!.Labels.ToArray());
    }

    [Fact]
    public void Seeds_of_their_own_make_the_data_the_same_for_every_trial()
    {
        var description = Small with { ValidationShare = 0.25, LabelNoise = 0.5 };
        description.DependsOnSeed.ShouldBeTrue();
        (description with { ValidationSeed = 7 }).DependsOnSeed.ShouldBeTrue();
        var fixedSeeds = description with { ValidationSeed = 7, LabelNoiseSeed = 8 };
        fixedSeeds.DependsOnSeed.ShouldBeFalse();
        fixedSeeds.Load(1).Training.Labels.SequenceEqual(fixedSeeds.Load(2).Training.Labels).ShouldBeTrue();
        fixedSeeds.Load(1).Validation!.Inputs.SequenceEqual(fixedSeeds.Load(2).Validation!.Inputs).ShouldBeTrue();
    }

    [Fact]
    public void A_description_read_back_from_JSON_describes_the_same()
    {
        DataDescription description = Small with
        {
            ValidationShare = 0.1,
            ValidationSeed = 3,
            LabelNoise = 0.15,
            LabelNoiseSeed = ulong.MaxValue,
            Settings = new() { Samples = 30, FinalLength = 20, Templates = [[0, 0.1, 1], [1, -1, 1], [0, 0, 1e-3]] },
        };
        var options = new JsonSerializerOptions();
        foreach (var converter in OpenKinds.Converters)
            options.Converters.Add(converter);
        var json = JsonSerializer.Serialize(description, options);
        var read = JsonSerializer.Deserialize<DataDescription>(json, options).ShouldBeOfType<Mnist1dDescription>();
        JsonSerializer.Serialize<DataDescription>(read, options).ShouldBe(json);
        read.Load(1).Training.Inputs.SequenceEqual(description.Load(1).Training.Inputs).ShouldBeTrue();
    }

    static double Changed(Examples before, Examples after)
    {
        var changed = 0;
        for (var i = 0; i < before.Count; i++)
            changed += before.Labels[i] != after.Labels[i] ? 1 : 0;
        return (double)changed / before.Count;
    }
}
