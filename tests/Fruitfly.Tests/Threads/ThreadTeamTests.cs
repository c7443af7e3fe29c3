using Fruitfly.Threads;

namespace Fruitfly.Tests.Threads;

public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Every_part_of_every_job_is_done_once(int threads)
    {
        using var team = new ThreadTeam(threads);
        for (var job = 0; job < 2000; job++)
        {
            var done = new int[job % 13];
            team.Run(done.Length, (part, thread) =>
            {
                thread.ShouldBeInRange(0, threads - 1);
                Interlocked.Increment(ref done[part]);
            });
            done.ShouldAllBe(times => times == 1);
        }
    }

    [Fact]
    public void Threads_work_at_the_same_time()
    {
        using var team = new ThreadTeam(3);
        using var barrier = new Barrier(3);
        team.Run(3, (_, _) => barrier.SignalAndWait(TimeSpan.FromMinutes(1)).ShouldBeTrue());
    }

    [Fact]
    public void What_a_part_throws_comes_to_the_one_who_gave_the_job_and_the_team_goes_on()
    {
        using var team = new ThreadTeam(2);
        for (var job = 0; job < 100; job++)
            Should.Throw<InvalidTimeZoneException>(() => team.Run(4, (part, _) =>
            {
                if (part == 2)
                    throw new InvalidTimeZoneException();
            }));
        var done = 0;
        team.Run(4, (_, _) => Interlocked.Increment(ref done));
        done.ShouldBe(4);
    }

    [Fact]
    public void A_job_allocates_nothing()
    {
        using var team = new ThreadTeam(2);
        Action<int, int> work = (_, _) => { };
        for (var job = 0; job < 1000; job++)
            team.Run(4, work);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var job = 0; job < 1000; job++)
            team.Run(4, work);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
    }
}
