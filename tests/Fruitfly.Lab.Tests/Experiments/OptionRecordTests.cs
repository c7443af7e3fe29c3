using Fruitfly.Lab.Experiments;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class OptionRecordTests
{
    [Fact]
    public void Options_are_the_properties_with_an_attribute_in_their_order() =>
        OptionRecord<Declared>.Options.ShouldBe(
    [
        new("networks-drawn", "networks", 3, 10, 1, 100, IsInteger: true, IsSeedCount: true),
        new("rate", "of descent", 0.5, 0.25, 0, 1, IsInteger: false),
        new("phi0", "first seed", 0, 0, 0, uint.MaxValue),
    ]);

    [Fact]
    public void A_record_holds_what_was_asked_and_the_preset_otherwise()
    {
        var experiment = new Declaring<Declared>();
        new ExperimentSettings(experiment, Preset.Full,
            new Dictionary<string, double> { ["rate"] = 0.75, ["phi0"] = uint.MaxValue })
            .As<Declared>().ShouldBe(new Declared { NetworksDrawn = 10, Rate = 0.75, Phi0 = uint.MaxValue });
        new ExperimentSettings(experiment, Preset.Quick).As<Declared>()
            .ShouldBe(new Declared { NetworksDrawn = 3, Rate = 0.5 });
    }

    [Fact]
    public void A_declaration_that_cannot_hold_says_which_and_why()
    {
        Wrong<Text>()
            .ShouldBe("The option Text.Name is of the type String; an option is an int, uint, long, ulong or double.");
        Wrong<ReadOnly>().ShouldBe("The option ReadOnly.Seeds has no 'init', so that it takes no value.");
        Wrong<BeyondItsRange>().ShouldBe("The option BeyondItsRange.Seeds has a preset of 200; its range is 1 to 100.");
        Wrong<BeyondItsType>()
            .ShouldBe("The option BeyondItsType.Seeds declares -1, which is not a whole number from 0 to 4294967295.");
        Wrong<Broken>()
            .ShouldBe("The option Broken.Seeds declares 1.5, which is not a whole number from -2147483648 to " +
                "2147483647.");
    }

    static string Wrong<TOptions>() where TOptions : new() =>
        Should.Throw<InvalidOperationException>(() => new Declaring<TOptions>().Options).Message;

    sealed record Declared
    {
        [SeedCount("networks", Quick = 3, Full = 10, Minimum = 1, Maximum = 100)]
        public int NetworksDrawn { get; init; }

        public string NoOption { get; init; } = "";

        [Option("of descent", Quick = 0.5, Full = 0.25, Minimum = 0, Maximum = 1)]
        public double Rate { get; init; }

        [Option("first seed", Quick = 0, Full = 0, Minimum = 0, Maximum = uint.MaxValue)]
        public uint Phi0 { get; init; }
    }

    sealed record Text
    {
        [Option("", Quick = 0, Full = 0, Minimum = 0, Maximum = 0)]
        public string Name { get; init; } = "";
    }

    sealed record ReadOnly
    {
        [Option("", Quick = 0, Full = 0, Minimum = 0, Maximum = 0)]
        public int Seeds { get; }
    }

    sealed record BeyondItsRange
    {
        [Option("", Quick = 1, Full = 200, Minimum = 1, Maximum = 100)]
        public int Seeds { get; init; }
    }

    sealed record BeyondItsType
    {
        [Option("", Quick = 1, Full = 2, Minimum = -1, Maximum = 100)]
        public uint Seeds { get; init; }
    }

    sealed record Broken
    {
        [Option("", Quick = 1, Full = 1.5, Minimum = 0, Maximum = 2)]
        public int Seeds { get; init; }
    }

    sealed class Declaring<TOptions> : ComputedExperiment<TOptions> where TOptions : new()
    {
        public override string Name => "declaring";
        public override string Title => "Declaring";
        public override string Summary => "Has options.";
        public override string Source => "these tests";

        protected override Findings Measure(TOptions options, MeasuringContext context) => new("", [], [], []);
    }
}
