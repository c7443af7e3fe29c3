using Fruitfly.Lab.Experiments.Backpropagation;
using Fruitfly.Lab.Experiments.BiasVariance;
using Fruitfly.Lab.Experiments.DoubleDescent;
using Fruitfly.Lab.Experiments.DoubleDescentImages;
using Fruitfly.Lab.Experiments.DoubleDescentToy;
using Fruitfly.Lab.Experiments.GaborSurface;
using Fruitfly.Lab.Experiments.GeneralizationGap;
using Fruitfly.Lab.Experiments.HighDimensions;
using Fruitfly.Lab.Experiments.ImageModels;
using Fruitfly.Lab.Experiments.Initialization;
using Fruitfly.Lab.Experiments.LotteryTickets;
using Fruitfly.Lab.Experiments.Mnist1dData;
using Fruitfly.Lab.Experiments.Mnist1dDiagnosis;
using Fruitfly.Lab.Experiments.Mnist1dModels;
using Fruitfly.Lab.Experiments.Mnist1dTraining;
using Fruitfly.Lab.Experiments.NormsAndStability;
using Fruitfly.Lab.Experiments.Regularization;
using Fruitfly.Lab.Experiments.TSne;

namespace Fruitfly.Lab.Experiments;

/// <summary>The experiments there are, in the order in which a reader should meet them.</summary>
public sealed class ExperimentCatalog(params IReadOnlyList<Experiment> experiments)
{
    /// <summary>Every experiment of the laboratory.</summary>
    public static ExperimentCatalog Default { get; } = new(
        new Mnist1dDataExperiment(),
        new Mnist1dTrainingExperiment(),
        new ModelComparisonExperiment(),
        new ImageModelsExperiment(),
        new TsneExperiment(),
        new GaborSurfaceExperiment(),
        new BackpropagationExperiment(),
        new InitializationExperiment(),
        new ToyBiasVarianceExperiment(),
        new Mnist1dDiagnosisExperiment(),
        new ToyDoubleDescentExperiment(),
        new DoubleDescentExperiment(),
        new DoubleDescentImagesExperiment(),
        new NormsAndStabilityExperiment(),
        new GeneralizationGapExperiment(),
        new RegularizationExperiment(),
        new LotteryTicketsExperiment(),
        new HighDimensionsExperiment());

    public IReadOnlyList<Experiment> Experiments { get; } = experiments;

    /// <summary>A user's experiments, and after them these.</summary>
    /// <exception cref="ArgumentException">a name has another form than owner/name, or two are the same</exception>
    public ExperimentCatalog With(params IReadOnlyList<Experiment> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (added.FirstOrDefault(experiment => !ExperimentName.IsOwned(experiment.Name)) is { } wrong)
            throw new ArgumentException(
                "An experiment of your own is named owner/name in lower case, such as 'ada/label-noise'; "
                + $"{wrong.GetType().Name} is named '{wrong.Name}'.");
        IReadOnlyList<Experiment> all = [.. added, .. Experiments];
        if (all.CountBy(experiment => experiment.Name).FirstOrDefault(pair => pair.Value > 1).Key is { } name)
            throw new ArgumentException($"Two experiments are named '{name}'.");
        return new(all);
    }

    /// <summary>The experiment of that name, or null.</summary>
    public Experiment? Find(string name) => Experiments.FirstOrDefault(experiment => experiment.Name == name);
}
