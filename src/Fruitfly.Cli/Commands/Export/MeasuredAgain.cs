using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Errors;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Cli.Commands.Export;

/// <summary>The figures of a study, measured again from its kept trials; nothing is trained.</summary>
static class MeasuredAgain
{
    /// <param name="name">a study, or what the study of an experiment would be called
    /// that computes without trials</param>
    public static IReadOnlyList<Figure> Of(
        Surroundings surroundings, IStudyStore? store, string name, CancellationToken cancellation)
    {
        if (store?.Find(name) is null && Named(surroundings.Experiments, name) is var (computed, preset))
        {
            var settings = new ExperimentSettings(computed, preset);
            if (computed.Plan(settings).Count == 0)
                return computed.Measure(settings, TrialResults.None, null, cancellation).Figures;
        }
        var study = KnownStudy.Find(store, name);
        if (study.Trials.Finished < study.Trials.Total)
            throw new UsageError(
                $"{study.Trials.Total - study.Trials.Finished} of {study.Trials.Total} trials of '{name}' have no " +
                "result yet.",
                $"run it first: {surroundings.CommandName} run {study.Experiment} --study {name}");
        if (study.Experiment == SetupRun.Experiment)
            throw new UsageError(
                $"'{name}' was trained by 'fruitfly train', and its figures are in its report alone.",
                "train it again, which takes moments and writes the report.");
        var experiment = surroundings.Experiments.Find(study.Experiment)
            ?? throw new UsageError(
                $"the study '{name}' was made by the experiment '{study.Experiment}', which this program does not have.", "use the program that adds it.");
        var run = new ExperimentRun(experiment, ExperimentSettings.Of(experiment, study.Settings))
        {
            Command = "",
            Study = name
        };
        return run.MeasureAgain(store!, surroundings.Time, cancellation).Findings.Figures;
    }

    /// <summary>The experiment and the preset whose study has that name by default; the name of the
    /// experiment alone is its full preset.</summary>
    static (Experiment, Preset)? Named(ExperimentCatalog experiments, string name)
    {
        foreach (var experiment in experiments.Experiments)
            foreach (var preset in (Preset[])[Preset.Full, Preset.Quick])
                if (name == ExperimentRun.StudyName(experiment, preset)
                    || (preset == Preset.Full && name == ExperimentName.InFiles(experiment.Name)))
                    return (experiment, preset);
        return null;
    }
}
