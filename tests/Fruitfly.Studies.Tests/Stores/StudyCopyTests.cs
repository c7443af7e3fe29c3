using Fruitfly.Data;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.Tests.Postgres;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Stores;

public sealed class StudyCopyTests : IDisposable
{
    static readonly StudySettings Quick = new("quick", new Dictionary<string, double> { ["seeds"] = 3 });

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-copy-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_study_that_went_to_PostgreSQL_and_back_is_exported_byte_for_byte_as_before()
    {
        var address = SharedServer.Instance.NewDatabase();
        using (var first = Some("first"))
        using (var server = StudyStores.Open(address, TimeProvider.System))
        using (var back = Open("back"))
        {
            StudyCopy.Copy(first, server, "study").Trials.ShouldBe(first.Find("study")!.Trials);
            StudyCopy.Copy(server, back, "study").Definition.ShouldBe("seeds: 3");
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                Export(server, format).ShouldBe(Export(first, format));
                Export(back, format).ShouldBe(Export(first, format));
            }
            var predicting = first.Trials("study").Last().Hash;
            back.Predictions(predicting).ShouldBe(first.Predictions(predicting));
            server.Check().Damage.ShouldBeEmpty();
            back.Check().Damage.ShouldBeEmpty();
        }
        SharedServer.Instance.Drop(address);
    }

    [Fact]
    public void A_copy_that_is_repeated_adds_what_has_ended_since()
    {
        using var first = Open("first");
        using var other = Open("other");
        first.Plan("study", "e", Quick, SomeTrials.Many(3));
        Finish(first);
        StudyCopy.Copy(first, other, "study").Trials.ShouldBe(new TrialCounts(2, 0, 1, 0, 0));
        Finish(first);
        StudyCopy.Copy(first, other, "study").Trials.ShouldBe(new TrialCounts(1, 0, 2, 0, 0));
        Export(other, ExportFormat.Jsonl).ShouldBe(Export(first, ExportFormat.Jsonl));
    }

    [Fact]
    public void A_study_whose_name_is_taken_by_another_gets_a_name_of_its_own()
    {
        using var first = Open("first");
        using var other = Open("other");
        first.Plan("study", "e", Quick, SomeTrials.Many(1));
        other.Plan("study", "e", new StudySettings("full"), SomeTrials.Many(2));
        StudyCopy.Copy(first, other, "study").Name.ShouldBe("study-seeds-3");
        other.Find("study")!.Trials.Total.ShouldBe(2);
        Should.Throw<StudyStoreException>(() => StudyCopy.Copy(first, other, "none"));
    }

    // 600 trials are more than one part; some diverge, some fail, one keeps predictions.
    SqliteStudyStore Some(string name)
    {
        var store = Open(name);
        var predicting = SomeTrials.Trial(1000) with { Recipe = new Recipe { KeepPredictionsOn = Split.Test } };
        store.Plan("study", "e", Quick, [.. SomeTrials.Many(600), SomeTrials.Trial(7), predicting], "seeds: 3");
        while (store.Claim("study") is { } claim)
        {
            var result = SomeTrials.Run(claim.Trial) with { Seconds = 0.1 * claim.Trial.Seed };
            if (claim.Trial.Seed % 10 == 1)
                store.Fail(claim, $"Exception: {claim.Trial.Seed}");
            else
                store.Complete(claim, result with
                {
                    History = result.History with
                    {
                        Divergence = claim.Trial.Seed % 10 == 2 ? new Divergence(3, null) : null,
                        Predictions = claim.Trial.Seed == 1000 ? [1, float.NaN, 0.1f] : null,
                    },
                }, new("avx2", 1, $"0.{claim.Trial.Seed % 2}", ".NET 10"));
        }
        return store;
    }

    static void Finish(SqliteStudyStore store)
    {
        var claim = store.Claim("study")!;
        store.Complete(claim, SomeTrials.Run(claim.Trial), TrialProvenance.Current);
    }

    SqliteStudyStore Open(string name) => new(Path.Combine(_folder.FullName, name + ".db"), TimeProvider.System);

    static byte[] Export(IStudyStore store, ExportFormat format)
    {
        using var stream = new MemoryStream();
        StudyExport.Write(store, "study", new ExportSettings(format), stream);
        return stream.ToArray();
    }
}
