namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>What the queue says of a task.</summary>
/// <param name="State">such as <c>RUNNING</c></param>
/// <param name="Reason">why it waits, or how it ended</param>
/// <param name="Node">where it runs or ran; empty where it has not begun</param>
sealed record SlurmTask(int Task, string State, string Reason, string Node)
{
    public bool IsWaiting => State is "PENDING" or "CONFIGURING" or "REQUEUED" or "REQUEUE_HOLD" or "SPECIAL_EXIT"
        or "REQUEUE_FED" or "RESV_DEL_HOLD" or "SUSPENDED" or "STOPPED" or "PREEMPTED";

    public bool IsRunning => State is "RUNNING" or "COMPLETING" or "RESIZING" or "SIGNALING" or "STAGE_OUT";

    /// <summary>Whether the queue will do no more for it.</summary>
    public bool IsOver => !IsWaiting && !IsRunning;
}
