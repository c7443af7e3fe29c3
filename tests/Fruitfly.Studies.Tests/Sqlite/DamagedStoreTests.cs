using System.Text;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies.Export;
using Fruitfly.Studies.Sqlite;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Sqlite;

public sealed class DamagedStoreTests : IDisposable
{
    const int Flips = 400;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-damaged-");

    public DamagedStoreTests()
    {
        using var store = Open();
        store.Plan("study", "e", new StudySettings("quick", new Dictionary<string, double> { ["seeds"] = 6 }),
            SomeTrials.Many(6), definition: "factors: {}");
        for (var i = 0; i < 5; i++)
        {
            var claim = store.Claim("study")!;
            var result = SomeTrials.Run(claim.Trial);
            if (i == 4)
                store.Fail(claim, "IOException: no such file");
            else
                store.Complete(claim, result with
                {
                    History = result.History with
                    {
                        Divergence = i == 3 ? new Divergence(7, 2.5) : null,
                        Predictions = i == 0 ? [0.5f, -0.25f] : null,
                    },
                }, TrialProvenance.Current);
        }
    }

    string StorePath => Path.Combine(_folder.FullName, "studies.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_byte_that_changed_gives_the_same_export_or_one_typed_error()
    {
        var whole = File.ReadAllBytes(StorePath);
        var expected = Everything();
        var random = new RandomStream(seed: 20261129, stream: 0);
        var (found, harmless) = (0, 0);
        for (var flip = 0; flip < Flips; flip++)
        {
            var bytes = (byte[])whole.Clone();
            var place = (int)(bytes.Length * random.NextDouble());
            bytes[place] ^= (byte)(1 << (int)(8 * random.NextDouble()));
            File.WriteAllBytes(StorePath, bytes);
            try
            {
                Everything().ShouldBe(expected, $"byte {place} is {bytes[place]} instead of {whole[place]}");
                harmless++;
            }
            catch (StudyStoreException damage)
            {
                damage.Message.ShouldContain(StorePath);
                found++;
            }
        }
        found.ShouldBeGreaterThan(Flips / 20, "most of the file is empty, and some of it is not");
        harmless.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("UPDATE descriptions SET json = json || ' ' WHERE trial = 1")]
    [InlineData("UPDATE descriptions SET json = printf('%.*c', 100000, '[') WHERE trial = 1")]
    [InlineData("DELETE FROM descriptions WHERE trial = 1")]
    [InlineData("UPDATE trials SET hash = 'ab' WHERE id = 1")]
    [InlineData("UPDATE trials SET attempts = 9223372036854775807 WHERE id = 1")]
    [InlineData("UPDATE trials SET ended = -9223372036854775808 WHERE id = 1")]
    [InlineData("PRAGMA ignore_check_constraints = 1; UPDATE trials SET state = 'lost' WHERE id = 1")]
    [InlineData("UPDATE trials SET state = 'done' WHERE id = 6")]
    [InlineData("UPDATE results SET test_loss = test_loss + 1 WHERE trial = 1", false)]
    [InlineData("UPDATE results SET parameters = parameters + 1 WHERE trial = 1")]
    [InlineData("UPDATE results SET trial = 99 WHERE trial = 1")]
    [InlineData("UPDATE curves SET evaluations = zeroblob(100000000) WHERE trial = 1")]
    [InlineData("UPDATE curves SET evaluations = (SELECT evaluations FROM curves WHERE trial = 2) WHERE trial = 1")]
    [InlineData("DELETE FROM curves WHERE trial = 1")]
    [InlineData("UPDATE predictions SET outputs = zeroblob(100000000) WHERE trial = 1", false)]
    [InlineData("UPDATE predictions SET trial = 2 WHERE trial = 1", false)]
    [InlineData("UPDATE studies SET definition = definition || ' '", false)]
    [InlineData("UPDATE study_trials SET trial = 2 WHERE position = 0")]
    [InlineData("DELETE FROM study_trials WHERE position = 5")]
    [InlineData("UPDATE studies SET options = printf('%.*c', 100000, '[')", false)]
    [InlineData("UPDATE studies SET options = 'null', created = 9223372036854775807", false)]
    [InlineData("PRAGMA user_version = -5")]
    [InlineData("PRAGMA user_version = 1")]
    [InlineData("PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'error TEXT', 'errors TEXT')")]
    public void A_hostile_row_gives_one_typed_error_and_the_check_finds_it(string sql, bool isExported = true)
    {
        using (var store = Open())
            store.Sql($"PRAGMA foreign_keys = 0; {sql}");

        var failure = Should.Throw<StudyStoreException>(Everything);

        failure.Message.ShouldContain(StorePath);
        failure.Hint.ShouldNotBeEmpty();
        if (isExported)
            Should.Throw<StudyStoreException>(() => Exported());
        ShouldBeFoundDamaged();
    }

    [Fact]
    public void A_sound_store_is_found_sound_and_counted()
    {
        using var store = Open();
        store.Claim("study").ShouldNotBeNull();
        foreach (var quick in (bool[])[true, false])
        {
            var check = store.Check(quick);
            check.Damage.ShouldBeEmpty();
            (check.Path, check.Studies, check.Trials, check.IsSound).ShouldBe((StorePath, 1, 6, true));
        }
    }

    void ShouldBeFoundDamaged()
    {
        try
        {
            using var store = Open();
            store.Check().IsSound.ShouldBeFalse();
        }
        catch (StudyStoreException)
        {
            // It does not even open.
        }
    }

    SqliteStudyStore Open() => new(StorePath, TimeProvider.System);

    string Exported()
    {
        using var store = Open();
        using var stream = new MemoryStream();
        foreach (var format in (ExportFormat[])[ExportFormat.Csv, ExportFormat.Jsonl])
            StudyExport.Write(store, "study", new(format), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static IEnumerable<string> First(SqliteStudyStore store) =>
        store.Page("study", new() { Take = 2 }).Trials.Select(trial => trial.Hash);

    static string Words(float[]? predictions) => predictions is null ? "none" : string.Join(' ', predictions);

    // All that is read of a study anywhere.
    string Everything()
    {
        using var store = Open();
        var page = store.Page("study", new()).Trials.Select(trial =>
            $"{trial.Hash} {trial.State} {trial.Seed} {trial.Error} {trial[TrialMeasure.TestLoss]:R}");
        var groups = store.Groups("study", TrialMeasure.TestLoss).Select(group => $"{group.Trials} {group.Estimate}");
        var study = store.Find("study")!;
        return string.Join('\n', [
Exported(), $"{study.Definition} {string.Join(' ', First(store).Select(hash => Words(store.Predictions(hash))))}",
            $"{study.Experiment} {study.Settings.Preset} {string.Join(' ', study.Settings.Options)} {study.Trials}",
            .. page, .. groups, .. store.Settings("study").Values, .. store.Environments("study").Select(made => $"{made}"),
            .. store.List("study").Hashes.Select(hash => Told(store.Story(hash)!))]);

        static string Told(TrialStory story) => $"{story with { Places = [] }} {string.Join(' ', story.Places)}";
    }
}
