using System.Globalization;
using Fruitfly.Studies.Cluster;
using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Cli.Commands.Cluster;

/// <summary>The job that a worker runs in, as the variables of the queue tell.</summary>
/// <param name="Number">of the job in Slurm; null in no job of it</param>
sealed record WorkerJob(Surroundings Surroundings, WorkerPlace Place, string? Number)
{
    public bool IsInQueue => Number is not null || Surroundings.Environment("JOB_COMPLETION_INDEX") is not null;

    /// <param name="minutes">the limit of the job; null where it has none</param>
    public static WorkerJob Of(Surroundings surroundings, double? minutes)
    {
        var (variable, host) = (surroundings.Environment, Environment.MachineName);
        var number = variable("SLURM_JOB_ID");
        var name = variable("SLURM_ARRAY_JOB_ID") is { } array ? $"{array}_{variable("SLURM_ARRAY_TASK_ID")}"
            : number ?? host;
        var limit = minutes is { } some ? TimeSpan.FromMinutes(some) : (TimeSpan?)null;
        return new(surroundings, new(variable("SLURMD_NODENAME") ?? host, name,
            int.TryParse(variable("SLURM_RESTART_COUNT"), CultureInfo.InvariantCulture, out var times) ? times : 0)
        {
            End = surroundings.Time.GetUtcNow() + limit,
            Margin = limit is { } whole && whole < TimeSpan.FromMinutes(10) ? whole / 4 : TimeSpan.FromMinutes(2),
        }, number);
    }

    /// <summary>Asks to be begun again. Where the node cannot, the exit code says so, and the login node can.</summary>
    public void Requeue()
    {
        try
        {
            if (Number is not null)
                new SlurmCommands(Surroundings.Environment).Run("scontrol", "requeue", Number);
        }
        catch (ClusterException refused)
        {
            Surroundings.Terminal.Error.WriteLine($"{refused.Message} The login node can begin the task again.");
        }
    }
}
