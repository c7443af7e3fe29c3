using Fruitfly.Lab.Experiments;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Web.Runs;

namespace Fruitfly.Web.Experiments;

/// <summary>A run of an experiment. What is measured so far can be seen, and once it is whole it goes to the folder of
/// reports, as from the command line.</summary>
sealed class ExperimentJob(ExperimentRun run, Laboratory laboratory) : RunJob(run.Experiment.Name)
{
    public ExperimentRun Run { get; } = run;

    public override bool HasTrials => Run.Experiment.Plan(Run.Settings).Count > 0;

    public override void Queued() => laboratory.Current.Forget(Run);

    public override void Execute(IProgress<StudyProgress> progress, Action changed)
    {
        var grown = new Growing(report =>
        {
            laboratory.Current.Show(Run, report);
            changed();
        });
        var report = Run.Run(laboratory.Store, laboratory.Time, progress, Cancellation, grown);
        Cancellation.ThrowIfCancellationRequested();
        ReportFolder.Write(laboratory.Settings.Reports, report);
        laboratory.Current.Forget(Run);
    }

    sealed class Growing(Action<GrownReport> show) : IProgress<GrownReport>
    {
        public void Report(GrownReport value) => show(value);
    }
}
