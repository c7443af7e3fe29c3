using Fruitfly.Studies.Postgres;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.StudyHost;

namespace Fruitfly.Studies.Tests.Postgres;

public sealed class PostgresConnectionTests
{
    [Fact]
    public async Task A_store_goes_on_through_a_restart_of_its_server_with_what_it_had_claimed()
    {
        SharedServer.Require();
        using var server = new PostgresServer();
        using var store = StudyStores.Open(server.NewDatabase(), TimeProvider.System);
        store.Plan("study", "e", new StudySettings("quick"), SomeTrials.Many(3));
        var before = store.Changes();
        var claim = store.Claim("study")!;
        server.Stop();
        var completed = Task.Run(() => store.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        completed.IsCompleted.ShouldBeFalse("it waits for the server");
        server.Start();

        (await completed).ShouldBeTrue();
        store.Find("study")!.Trials.ShouldBe(new TrialCounts(2, 0, 1, 0, 0));
        store.Changes().ShouldNotBe(before, "what happened meanwhile is not known");
    }

    [Fact]
    public void A_store_has_one_connection_and_its_reader_another()
    {
        var address = SharedServer.Instance.NewDatabase();
        using (var store = StudyStores.Open(address, TimeProvider.System))
        using (var reader = store.OpenReader())
        {
            store.Plan("study", "e", new StudySettings("quick"), SomeTrials.Many(20));
            Parallel.For(0, 20, _ => store.Release(store.Claim("study")!));
            reader.Find("study").ShouldNotBeNull();
            SharedServer.Instance.Sql("postgres",
                $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{PostgresServer.NameOf(address)}'")
                .ShouldBe("2");
        }
        SharedServer.Instance.Drop(address);
    }

    [Fact]
    public async Task A_server_that_is_full_is_waited_for()
    {
        SharedServer.Require();
        using var server = new PostgresServer(PostgresServer.WithoutCare + " -c max_connections=5");
        var address = server.NewDatabase();
        var open = Enumerable.Range(0, 5).Select(_ => StudyStores.Open(address, TimeProvider.System)).ToList();
        var late = Task.Run(() => StudyStores.Open(address, TimeProvider.System).Dispose());
        await Task.Delay(300, TestContext.Current.CancellationToken);
        open.ForEach(store => store.Dispose());
        await late.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_password_is_taken_from_a_file_that_the_address_names_and_told_nowhere()
    {
        const string Secret = "canary-5b0e";
        var server = SharedServer.Instance;
        var address = server.NewDatabase();
        var name = PostgresServer.NameOf(address);
        server.Sql(name, $"CREATE ROLE {PostgresServer.Guarded} LOGIN PASSWORD '{Secret}'; " +
            $"ALTER DATABASE {name} OWNER TO {PostgresServer.Guarded}");
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"*:*:*:*:{Secret}\n"); // a temporary file is its owner's alone
        var guarded = server.Address(name, PostgresServer.Guarded);
        try
        {
            using (var store = StudyStores.Open($"{guarded}&passfile={file}", TimeProvider.System))
            {
                store.Plan("study", "e", new StudySettings("quick"), SomeTrials.Many(1));
                Should.Throw<StudyStoreException>(() => store.List("none")).ToString().ShouldNotContain(Secret);
            }
            File.WriteAllText(file, $"*:*:*:*:{Secret}-no-more\n");
            var refused = Should.Throw<StudyStoreException>(
                () => StudyStores.Open($"{guarded}&passfile={file}", TimeProvider.System));
            refused.Message.ShouldContain("does not let this user in");
            refused.ToString().ShouldNotContain(Secret);
        }
        finally
        {
            File.Delete(file);
        }
        server.Drop(address);
        server.Sql("postgres", $"DROP ROLE {PostgresServer.Guarded}");
    }

    [Fact]
    public void What_a_session_tells_is_heard_by_others_and_not_by_itself()
    {
        var address = SharedServer.Instance.NewDatabase();
        using (var one = new PostgresSession(PostgresAddress.Parse(address), TimeProvider.System))
        using (var two = new PostgresSession(PostgresAddress.Parse(address), TimeProvider.System))
        {
            var (first, second) = (one.News(), two.News());
            one.Tell();
            one.News().ShouldBe(first);
            two.News().ShouldNotBe(second);
        }
        SharedServer.Instance.Drop(address);
    }
}
