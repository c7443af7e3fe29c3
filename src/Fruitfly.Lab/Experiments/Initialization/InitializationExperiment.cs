using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>Draws deep networks with weights of different variances and follows signals forwards and gradients
/// backwards through them; then trains the lecture's network from nine starts.</summary>
sealed class InitializationExperiment : Experiment<InitializationOptions, InitializerTraining>
{
    public override string Name => "initialization";

    public override string Title => "Initialization";

    public override string Summary =>
        "The variance of the weights before training decides whether signals and gradients pass through a deep " +
        "network or vanish or explode. " +
        "Every line of the derivation of He's rule is measured beside its formula, and the same network is trained " +
        "from nine starts.";

    public override string Source => "Slides DS542 lecture 8; UDL 7.5, figure 7.4; notebook 7.3";

    protected override IEnumerable<(InitializerTraining Key, Trial Trial)> Plan(
        InitializationOptions options, PlanningContext context)
    {
        var (data, recipe) = (new Mnist1dDescription(), Recipe(options));
        var started =
            from initializer in ComparedInitializer.All
            let network = Network(initializer)
            from seed in SeedRange.From(options.FirstSeed, options.Seeds)
            select (new InitializerTraining(initializer.Id, seed), new Trial(data, network, recipe, seed));
        return started.Concat(
            from variant in ComparedVariant.All
            from seed in SeedRange.From(options.FirstSeed, options.Seeds)
            select (new InitializerTraining(variant.Start.Id, seed),
                new Trial(data, variant.Network, variant.Of(recipe), seed)));
    }

    protected override Findings Measure(
        InitializationOptions options, Results<InitializerTraining> results, MeasuringContext context)
    {
        var work = new WorkInParts(Work(options), context.Progress, context.Cancellation);
        var networks = DeepNetworks.Draw(
            options.Depth, options.Width, options.Networks, options.Inputs, options.FirstSeed, work);
        var outcomes = Outcomes(options, ComparedInitializer.All, results, work);
        var variants = Outcomes(options, [.. ComparedVariant.All.Select(variant => variant.Start)], results, work);
        return new Findings(
            Lead(networks, outcomes),
            [.. InitializationFigures.Of(networks, options.Inputs), .. LearningFigures.Of(outcomes)],
            [InitializationTables.Derivation(networks.Lecture), InitializationTables.Growth(networks),
                InitializationTables.Learning(outcomes)],
            [
                .. InitializationClaims.Of(Name, networks), .. BookClaims.Of(Name, networks),
                .. PropagationClaims.Of(Name, networks),
                .. ExpectationClaims.Of(Name, options.FirstSeed, options.Networks),
                .. LearningClaims.Of(Name, outcomes), .. TrainingClaims.Of(Name, outcomes, variants),
                .. DifferenceClaims.Of(Name, With(outcomes, ComparedInitializer.He).Inspections),
            ]);
    }

    protected override TimeSpan PredictMeasuring(
        InitializationOptions options, TimeProvider time, MeasuringContext context)
    {
        var (cores, inputs, width) = (Environment.ProcessorCount, options.Inputs, options.Width);
        var sample = new DeepNetwork("sample", [.. Enumerable.Repeat(width, 10), 1], new HeInitializer());
        var work = new WorkInParts(1, null, context.Cancellation);
        return Work(options) / (cores * DeepNetwork.WorkOf(sample.Widths, inputs))
            * SampleTime.Of(() => Propagation.Of(sample, cores, inputs, firstSeed: 0, work), time);
    }

    static double Work(InitializationOptions options) =>
        DeepNetworks.WorkOf(options.Depth, options.Width, options.Networks, options.Inputs)
        + (ComparedInitializer.All.Count + ComparedVariant.All.Count) * Looks(options)
            * Inspection.WorkOf(options.Epochs);

    static int Looks(InitializationOptions options) => Math.Min(options.Looks, options.Seeds);

    static Architecture Network(ComparedInitializer initializer) =>
        Architecture.Mlp(40, 100, 100, 10) with { Initializer = initializer.Initializer };

    static Recipe Recipe(InitializationOptions options) => new()
    {
        Optimizer = new Sgd(ComparedVariant.LectureRate, Momentum: 0.9),
        Schedule = new StepSchedule(10, 0.5),
        Duration = Duration.Epochs(options.Epochs),
    };

    static TrainedInitializer With(IReadOnlyList<TrainedInitializer> outcomes, ComparedInitializer initializer) =>
        outcomes.Single(outcome => outcome.Initializer == initializer);

    static IReadOnlyList<TrainedInitializer> Outcomes(
        InitializationOptions options, IReadOnlyList<ComparedInitializer> initializers,
        Results<InitializerTraining> results, WorkInParts work)
    {
        var seeds = SeedRange.From(options.FirstSeed, options.Seeds);
        var looked = SeedRange.From(options.FirstSeed, Looks(options));
        var data = looked.Count > 0 ? new Mnist1dDescription().Load(0) : null;
        var inspected = work.Each(
            Inspection.WorkOf(options.Epochs),
            initializers.SelectMany(initializer => Keys(initializer, looked)),
            key => (Key: key, Inspection: Inspect(results[key].Trial)))
                .ToDictionary(look => look.Key, look => look.Inspection);
        return
        [
            .. initializers.Select(initializer => new TrainedInitializer(
                initializer, results.Of(Keys(initializer, seeds)),
                [.. Keys(initializer, looked).Select(key => inspected[key])])),
        ];

        IEnumerable<InitializerTraining> Keys(ComparedInitializer initializer, IEnumerable<ulong> seeds) =>
            seeds.Select(seed => new InitializerTraining(initializer.Id, seed));

        Inspection Inspect(Trial trial) =>
            Inspection.Of(trial.Network, data!, trial.Recipe, trial.Seed, work.Cancellation);
    }

    static string Lead(DeepNetworks networks, IReadOnlyList<TrainedInitializer> outcomes)
    {
        var forward = networks.ByVariance.Select(propagation =>
            propagation.Each(layers => Propagation.LogForward(layers[^1])).Average()).ToList();
        var (he, zero) = (With(outcomes, ComparedInitializer.He), With(outcomes, ComparedInitializer.Zero));
        var learned = he.Finished.Count == 0 || zero.Finished.Count == 0
            ? ""
            : FormattableString.Invariant(
                $" Trained from He's start, the lecture's network ends with {he.FinalError(Split.Training).Average():F1} % of its training set wrong; from zero with {zero.FinalError(Split.Training).Average():F1} %.");
        return FormattableString.Invariant(
            $"Through {networks.Lecture.Network.Depth} layers the variance of the pre-activations goes to {PowerText.Of(forward[0])} with σ² = 0.001, to {PowerText.Of(forward[^1])} with σ² = 1, and to {(double.IsFinite(forward[2]) ? FormattableString.Invariant($"{Math.Pow(10, forward[2]):G2}") : PowerText.Of(forward[2]))} with 0.02.") + learned;
    }
}
