using Fruitfly.Studies.Postgres;

namespace Fruitfly.Studies.StudyHost;

/// <summary>A worker that a test freezes: it claims a trial of the study <c>study</c> for each line <c>claim</c> it
/// reads, prints its hash, and for each line <c>complete</c> whether the result was taken.</summary>
public static class HeldClaims
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(0.3);

    public static int Run(string address)
    {
        using var store = new PostgresStudyStore(
            PostgresAddress.Parse(address), TimeProvider.System, WorkerIdentity.Current, Lease);
        TrialClaim? claim = null;
        while (Console.ReadLine() is { } line)
            if (line == "claim")
                Console.WriteLine((claim = store.Claim("study"))?.Hash ?? "none");
            else
                Console.WriteLine(store.Complete(claim!, PretendedTraining.Run(claim!.Trial), TrialProvenance.Current));
        return 0;
    }
}
