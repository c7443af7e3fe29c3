using Fruitfly.Data;
using Fruitfly.Lab.Setups;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Tests.Setups;

/// <summary>What trains on a file of one's own where nothing else is asked for.</summary>
public sealed class FileDefaultsTests
{
    static readonly DataSize Size = new(100, 25, 25, 4, 2, 2);

    static Recipe Recipe(string query, DataSize? size = null) => TrainingSetup.Parse(
        [.. $"file=mine.csv{query}".Split('&').Select(pair => pair.Split('='))
            .Select(pair => KeyValuePair.Create(pair[0], pair[1]))]).ToRecipe(size ?? Size);

    [Fact]
    public void Training_stops_early_by_the_validation_examples_and_looks_at_them_after_each_epoch()
    {
        var recipe = Recipe("");
        recipe.EarlyStopping.ShouldBe(new EarlyStopping(Patience: 20));
        recipe.EvaluateEvery.ShouldBe(Duration.Epochs(1));
        Recipe("&early-stopping=none").EarlyStopping.ShouldBeNull();
        Recipe("&patience=3").EarlyStopping.ShouldBe(new EarlyStopping(Patience: 3));
    }

    [Fact]
    public void Without_validation_examples_training_takes_its_whole_length() =>
        Recipe("&validation-share=0", Size with { Validation = 0 }).EarlyStopping.ShouldBeNull();

    [Fact]
    public void Validation_examples_of_the_file_itself_stop_training_too() =>
        Recipe("&validation-share=0").EarlyStopping.ShouldNotBeNull();

    [Theory]
    [InlineData("", 100, 1.25)] // 4 steps an epoch of rate 0.005: 1 / (40 · 4 · 0.005)
    [InlineData("&learning-rate=0.01", 100, 0.625)]
    [InlineData("", 3200, 0.05)]
    [InlineData("&batch-size=full", 3200, 5)]
    [InlineData("&learning-rate=0", 100, 0)]
    [InlineData("&weight-decay=0.1", 100, 0.1)]
    public void Weights_decay_by_the_same_share_in_each_epoch_whatever_the_number_of_steps(
        string query, int training, double decay) =>
        Recipe(query, Size with { Training = training }).Optimizer.ShouldBeOfType<AdamW>()
            .WeightDecay.ShouldBe(decay, 1e-12);

    [Fact]
    public void Another_optimizer_has_no_decay_unless_it_is_asked_for()
    {
        Recipe("&optimizer=momentum").Optimizer.ShouldBe(new Sgd(0.005, Momentum: 0.9));
        Recipe("&optimizer=adam&weight-decay=0.01").Optimizer.ShouldBe(new Adam(0.005, WeightDecay: 0.01));
    }

    [Fact]
    public void Made_data_are_trained_on_as_before()
    {
        var setup = TrainingSetup.Of(SetupData.Circles);
        (setup.EarlyStopping, setup.WeightDecay, setup.Epochs).ShouldBe((SetupStopping.None, 0, 100));
    }

    [Fact]
    public void A_setup_in_words_is_the_same_again()
    {
        string[] queries = ["", "&weight-decay=0", "&early-stopping=loss", "&optimizer=sgd", "&epochs=100"];
        foreach (var query in queries)
        {
            KeyValuePair<string, string>[] given = [.. $"file=mine.csv{query}".Split('&').Select(pair =>
                pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
            TrainingSetup.Parse(given).ToPairs().Where(pair => pair.Key != "data").ShouldBe(given);
        }
    }
}
