using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Evidence;
using Fruitfly.Lab.Studies;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Lab.Experiments.Initialization;

/// <summary>Draws deep networks with weights of different variances and follows signals forwards and gradients backwards through them;
/// then trains the lecture's network from nine starts.</summary>
public sealed class InitializationExperiment : OrderedExperiment
{
    public override string Name => "initialization";

    public override string Title => "Initialization";

    public override string Summary =>
        "The variance of the weights before training decides whether signals and gradients pass through a deep network or vanish or explode. " +
        "Every line of the derivation of He's rule is measured beside its formula, and the same network is trained from nine starts.";

    public override string Source => "Slides DS542 lecture 8; UDL 7.5, figure 7.4; notebook 7.3";

    public override IReadOnlyList<ExperimentOption> Options { get; } =
    [
        new("networks", "deep networks drawn for each line", Quick: 8, Full: 100, Minimum: 1, Maximum: 10_000),
        new("inputs", "standard normal inputs passed through each", Quick: 25, Full: 200, Minimum: 2, Maximum: 100_000),
        new("depth", "hidden layers of the deep networks", Quick: 50, Full: 50, Minimum: 2, Maximum: 200),
        new("width", "units of each of them", Quick: 100, Full: 100, Minimum: 1, Maximum: 2_000),
        new("seeds", "trainings from each start", Quick: 3, Full: 20, Minimum: 1, Maximum: 10_000),
        new("epochs", "length of each training", Quick: 8, Full: 50, Minimum: 1, Maximum: 100_000),
        new("looks", "trainings of each start that are repeated to look inside", Quick: 1, Full: 5, Minimum: 0, Maximum: 1_000),
        new("first-seed", "the first seed; the others follow it", Quick: 0, Full: 0, Minimum: 0, Maximum: 1_000_000_000),
    ];

    protected override IReadOnlyList<Trial> PlanInOrder(ExperimentSettings settings)
    {
        var (data, recipe) = (new Mnist1dDescription(), Recipe(settings));
        return
        [
            .. from network in ComparedInitializer.All.Select(Network)
               from seed in Enumerable.Range(0, settings.Integer("seeds"))
               select new Trial(data, network, recipe, (ulong)(settings.Integer("first-seed") + seed)),
        ];
    }

    /// <inheritdoc/>
    protected override Findings MeasureInOrder(
        ExperimentSettings settings, IReadOnlyList<TrialResult> results, IProgress<double>? progress, CancellationToken cancellation)
    {
        var work = new WorkInParts(Work(settings), progress, cancellation);
        var networks = DeepNetworks.Draw(
            settings.Integer("depth"), settings.Integer("width"), settings.Integer("networks"), settings.Integer("inputs"), settings.Integer("first-seed"), work);
        var outcomes = Outcomes(settings, results, work);
        return new Findings(
            Lead(networks, outcomes),
            [.. InitializationFigures.Of(networks, settings.Integer("inputs")), .. LearningFigures.Of(outcomes)],
            [InitializationTables.Derivation(networks.Lecture), InitializationTables.Growth(networks), InitializationTables.Learning(outcomes)],
            [.. InitializationClaims.Of(Name, networks), .. LearningClaims.Of(Name, outcomes)]);
    }

    /// <inheritdoc/>
    public override TimeSpan PredictMeasuring(ExperimentSettings settings, TimeProvider time, CancellationToken cancellation)
    {
        var (cores, inputs, width) = (Environment.ProcessorCount, settings.Integer("inputs"), settings.Integer("width"));
        var sample = new DeepNetwork("sample", [.. Enumerable.Repeat(width, 10), 1], new HeInitializer());
        var work = new WorkInParts(1, null, cancellation);
        return Work(settings) / (cores * DeepNetwork.WorkOf(sample.Widths, inputs)) * SampleTime.Of(() => Propagation.Of(sample, cores, inputs, firstSeed: 0, work), time);
    }

    static double Work(ExperimentSettings settings) =>
        DeepNetworks.WorkOf(settings.Integer("depth"), settings.Integer("width"), settings.Integer("networks"), settings.Integer("inputs"))
        + ComparedInitializer.All.Count * Looks(settings) * Inspection.WorkOf(settings.Integer("epochs"));

    static int Looks(ExperimentSettings settings) => Math.Min(settings.Integer("looks"), settings.Integer("seeds"));

    static Architecture Network(ComparedInitializer initializer) =>
        Architecture.Mlp(40, 100, 100, 10) with { Initializer = initializer.Initializer };

    static Recipe Recipe(ExperimentSettings settings) => new()
    {
        Optimizer = new Sgd(0.05, Momentum: 0.9),
        Schedule = new StepSchedule(10, 0.5),
        Duration = Duration.Epochs(settings.Integer("epochs")),
    };

    static IReadOnlyList<TrainedInitializer> Outcomes(ExperimentSettings settings, IReadOnlyList<TrialResult> results, WorkInParts work)
    {
        var (seeds, looks) = (settings.Integer("seeds"), Looks(settings));
        var data = looks > 0 ? new Mnist1dDescription().Load(0).WithoutTest() : null;
        var byInitializer = results.Chunk(seeds).ToList();
        var inspected = work.Each(
            Inspection.WorkOf(settings.Integer("epochs")), byInitializer.SelectMany(trials => trials.Take(looks)),
            trial => Inspection.Of(trial.Trial.Network, data!, trial.Trial.Recipe, trial.Trial.Seed, work.Cancellation));
        return [.. ComparedInitializer.All.Select((initializer, i) => new TrainedInitializer(initializer, byInitializer[i], [.. inspected.Skip(i * looks).Take(looks)]))];
    }

    static string Lead(DeepNetworks networks, IReadOnlyList<TrainedInitializer> outcomes)
    {
        var forward = networks.ByVariance.Select(propagation => propagation.Each(layers => Propagation.LogForward(layers[^1])).Average()).ToList();
        var he = outcomes.Single(outcome => outcome.Initializer == ComparedInitializer.He);
        var zero = outcomes.Single(outcome => outcome.Initializer == ComparedInitializer.Zero);
        var learned = he.Finished.Count == 0 || zero.Finished.Count == 0
            ? ""
            : FormattableString.Invariant(
                $" Trained from He's start, the lecture's network ends with {he.FinalError(Split.Training).Average():F1} % of its training set wrong; from zero with {zero.FinalError(Split.Training).Average():F1} %.");
        return FormattableString.Invariant(
            $"Through {networks.Lecture.Network.Depth} layers the variance of the pre-activations goes to {PowerText.Of(forward[0])} with σ² = 0.001, to {PowerText.Of(forward[^1])} with σ² = 1, and to {(double.IsFinite(forward[2]) ? FormattableString.Invariant($"{Math.Pow(10, forward[2]):G2}") : PowerText.Of(forward[2]))} with 0.02.") + learned;
    }
}
