using Fruitfly.Web.Live;

namespace Fruitfly.Web.Tests.Live;

public sealed class ChangeSignalTests
{
    [Fact]
    public void A_reader_that_is_behind_does_not_wait()
    {
        var changes = new ChangeSignal();
        changes.Raise();
        changes.WaitBeyond(0, CancellationToken.None).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task All_waiting_readers_hear_of_a_change()
    {
        var changes = new ChangeSignal();
        var readers = Enumerable.Range(0, 10).Select(_ => changes.WaitBeyond(0, CancellationToken.None)).ToList();
        readers.ShouldAllBe(reader => !reader.IsCompleted);
        changes.Raise();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_reader_that_goes_away_stops_waiting()
    {
        using var away = new CancellationTokenSource();
        var reader = new ChangeSignal().WaitBeyond(0, away.Token);
        await away.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => reader);
    }
}
