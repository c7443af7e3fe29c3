using Fruitfly.Studies.Cluster;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class TaskCuttingTests
{
    [Fact]
    public void Every_trial_is_in_one_task_and_no_task_is_longer_than_it_must_be()
    {
        double[] seconds = [.. Enumerable.Range(1, 1000).Select(number => 1.0 + number % 37)];
        var tasks = TaskCutting.Cut(seconds, 600);

        tasks.SelectMany(task => task).Order().ShouldBe(Enumerable.Range(0, 1000));
        tasks.Count.ShouldBe((int)Math.Ceiling(seconds.Sum() / 600));
        tasks.ShouldAllBe(task => task.Sum(trial => seconds[trial]) < 600 + 37);
    }

    [Fact]
    public void Within_a_task_the_longest_trial_comes_first() =>
        TaskCutting.Cut([3, 9, 1, 5], 100).Single().ShouldBe([1, 3, 0, 2]);

    [Fact]
    public void Trials_of_one_length_are_dealt_like_cards() =>
        TaskCutting.Cut([1, 1, 1, 1, 1, 1], 2).ShouldBe([[0, 3], [1, 4], [2, 5]]);

    [Fact]
    public void One_trial_in_a_hundred_that_is_fifty_times_slower_leaves_tasks_idle_for_less_than_a_tenth()
    {
        double[] seconds = [.. Enumerable.Range(0, 10_000).Select(trial => trial % 100 == 0 ? 50.0 : 1.0)];
        var loads = TaskCutting.Cut(seconds, 300).Select(task => task.Sum(trial => seconds[trial])).ToList();
        var idle = 1 - loads.Sum() / (loads.Count * loads.Max());
        idle.ShouldBeLessThan(0.1);
        // In the order of the plan, cut into equal counts, the same trials would leave more.
        loads.Count.ShouldBe(50);
    }

    [Fact]
    public void There_are_no_tasks_without_trials_and_one_for_very_little()
    {
        TaskCutting.Cut([], 100).ShouldBeEmpty();
        TaskCutting.Cut([0, 0], 100).ShouldBe([[0, 1]]);
        TaskCutting.Cut([500, 500], 100).Count.ShouldBe(2);
        TaskCutting.Cut([500, 500, 500], 100, most: 2).Count.ShouldBe(2);
    }
}
