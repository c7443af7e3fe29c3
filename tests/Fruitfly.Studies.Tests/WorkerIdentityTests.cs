using System.Diagnostics;

namespace Fruitfly.Studies.Tests;

public class WorkerIdentityTests
{
    [Fact]
    public void This_process_is_alive_however_long_it_was_silent()
    {
        WorkerIdentity.Current.Token.ShouldNotBeEmpty();
        WorkerIdentity.Current.IsAlive(TimeSpan.FromDays(365)).ShouldBeTrue();
    }

    [Fact]
    public void A_process_that_has_the_number_of_an_earlier_one_is_not_taken_for_it() =>
        (WorkerIdentity.Current with { Token = "started earlier" }).IsAlive(TimeSpan.Zero).ShouldBeFalse();

    [Fact]
    public void A_process_that_has_ended_is_not_alive()
    {
        using var process =
            Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "-?") { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        (WorkerIdentity.Current with { ProcessId = process.Id }).IsAlive(TimeSpan.Zero).ShouldBeFalse();
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public void A_process_of_another_machine_is_known_by_its_heartbeat(int silentMinutes, bool alive) =>
        (WorkerIdentity.Current with { Host = "another-machine" }).IsAlive(TimeSpan.FromMinutes(silentMinutes))
            .ShouldBe(alive);
}
