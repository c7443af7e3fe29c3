using Fruitfly.Studies.Cluster.Slurm;

namespace Fruitfly.Studies.Tests.Cluster.Slurm;

public sealed class SlurmAnswersTests
{
    static readonly SlurmSubmission First = new("7", 0, [0, 1, 2, 3], 10, default);
    static readonly SlurmSubmission Second = new("9", 1000, [1000], 10, default);
    static readonly SlurmSubmission Again = new("12", 0, [2], 20, default);

    [Fact]
    public void The_queue_is_read_by_array_and_index()
    {
        var tasks = SlurmAnswers.Merge([First, Second],
            ["7|0|RUNNING|None|n0", "7|1|PENDING|Resources|", "9|0|COMPLETED|None|n3", "8|0|RUNNING|None|n1"], []);
        tasks.ShouldBe(
        [
            new(0, "RUNNING", "", "n0"), new(1, "PENDING", "Resources", ""), new(1000, "COMPLETED", "", "n3"),
        ]);
        tasks.Select(task => (task.IsWaiting, task.IsRunning, task.IsOver))
            .ShouldBe([(false, true, false), (true, false, false), (false, false, true)]);
    }

    [Fact]
    public void The_books_tell_of_what_the_queue_has_forgotten()
    {
        var tasks = SlurmAnswers.Merge([First], ["7|1|RUNNING|None|n0"],
            ["7_0|CANCELLED by 1000|0:15|n2", "7_1|REQUEUED|99:0|n1", "7_[2-3]|PENDING|0:0|None assigned"]);
        tasks.ShouldBe([new(0, "CANCELLED", "exit code 0:15", "n2"), new(1, "RUNNING", "", "n0")]);
    }

    [Fact]
    public void Of_a_task_that_was_submitted_twice_the_later_counts()
    {
        var tasks = SlurmAnswers.Merge([First, Again], ["12|2|PENDING|Priority|", "7|2|TIMEOUT|TimeLimit|n0"], []);
        tasks.ShouldBe([new(2, "PENDING", "Priority", "")]);
    }
}
