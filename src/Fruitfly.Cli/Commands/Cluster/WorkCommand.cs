using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Studies;
using Fruitfly.Studies.Cluster;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary><c>fruitfly cluster work</c>: what a task of a queue runs.</summary>
static class WorkCommand
{
    public static DocumentedCommand Create(Surroundings surroundings)
    {
        var bundle = new Argument<string>("bundle") { Description = "the folder that was submitted" };
        var task = NumberOption.Of<int>("--task", "the task's number, from 0", 0);
        task.Required = true;
        var workers = NumberOption.Of<int>("--workers", "trials run at once (default: one for each core)", 1,
            StudyRunner.MaximumWorkers);
        var minutes = NumberOption.Of<double>("--minutes",
            "the limit of the task: it stops in time, and asks to be begun again (default: none)", 0.01, 1e6);
        var command = new DocumentedCommand("work",
            "Runs one task of a bundle: what a job of the queue calls. Trials that have ended are left out.")
        {
            Examples = [("fruitfly cluster work bundles/mnist1d-training-full --task 0", "the first task, here")],
            Arguments = { bundle },
            Options = { task, workers, minutes },
        };
        command.SetAction((parsed, cancellation) =>
        {
            var job = WorkerJob.Of(surroundings, parsed.GetValue(minutes));
            var folder = parsed.GetRequiredValue(bundle);
            var opened = job.IsInQueue
                ? ClusterWorker.Await(folder, surroundings.Time, cancellation) : Bundle.Open(folder);
            var cores = parsed.GetValue(workers) ?? Environment.ProcessorCount;
            var number = parsed.GetValue(task)!.Value;
            surroundings.Terminal.Output.WriteLine(
                $"task {number} of {opened.Manifest.Study}: {opened.Manifest.Program} on {job.Place.Host}, " +
                $"{TrialProvenance.Current.InstructionSet}, job {job.Place.Job}" +
                (job.Place.Restart > 0 ? $", restart {job.Place.Restart}" : ""));
            surroundings.Terminal.Flush();
            var end = new ClusterWorker(opened, number, job.Place, cores, surroundings.Time)
                .Run(cancellation: cancellation);
            return Task.FromResult(Ended(surroundings, job, opened, end));
        });
        return command;
    }

    static int Ended(Surroundings surroundings, WorkerJob job, Bundle bundle, WorkerEnd end)
    {
        if (end.Trials is { } trials)
        {
            surroundings.Terminal.Output.WriteLine(
                $"{trials.Finished} of {trials.Total} trials have a result, {trials.Failed} failed");
            return trials.Failed == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        surroundings.Terminal.Output.WriteLine($"the time is over ({end.TimesOutOfTime} of {1 + WorkerEnd.MostRequeues}); what has ended is kept");
        surroundings.Terminal.Flush();
        if (!end.ShouldRequeue)
            throw new CommandError(ExitCode.Failed,
                $"the time of the task was over {end.TimesOutOfTime} times, and it has not ended.",
                $"'fruitfly cluster submit --continue {bundle.Manifest.Study} --time …' gives it more.");
        job.Requeue();
        return ExitCode.Again;
    }
}
