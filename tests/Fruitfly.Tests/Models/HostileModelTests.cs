using Fruitfly.Data.Files;
using Fruitfly.Models;
using Fruitfly.Models.Tables;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Data.Files.Hostile;
using static Fruitfly.Tests.Networks.Files.SafetensorsBytes;

namespace Fruitfly.Tests.Models;

public sealed class HostileModelTests
{
    const string Path = "folder/bad.model";

    public static TheoryData<string> Names() => [.. BadModelFiles.All().Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_one_error_with_file_place_and_remedy_in_bounded_memory(string name)
    {
        var bad = BadModelFiles.All().Single(file => file.Name == name);
        using var stream = new MemoryStream();
        bad.Open().CopyTo(stream);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Should.Throw<DataFileException>(() => ModelFormat.Of(Read(stream.ToArray()), Path));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        error.File.ShouldBe(Path);
        error.Place.ShouldBe(bad.Place);
        error.Problem.ShouldContain(bad.Problem);
        error.Problem.Length.ShouldBeGreaterThan(3);
        error.Hint.ShouldContain(bad.Hint);
        error.Hint.ShouldEndWith(".");
        error.Message.ShouldNotContain('\u001b');
        error.Message.ShouldNotContain('\n');
        allocated.ShouldBeLessThan(bad.MostBytes);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_one_error()
    {
        var sound = BadModelFiles.SoundOfTable();
        for (var length = 0; length < sound.Length; length++)
            Should.Throw<DataFileException>(() => ModelFormat.Of(Read(sound[..length]), Path), $"cut at {length}")
                .Hint.ShouldEndWith(".");
        Should.Throw<DataFileException>(() => ModelFormat.Of(Read([.. sound, 0]), Path));
    }

    [Fact]
    public void Mutants_load_and_predict_or_are_one_error()
    {
        var sound = BadModelFiles.Sound();
        var random = new RandomStream(seed: 2026, stream: 14);
        var (loaded, failed) = (0, 0);
        for (var i = 0; i < 5000; i++)
        {
            var mutant = Mutation.Of(sound, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var model = ModelFormat.Of(Read(mutant), Path);
                model.Predict(new float[2 * model.Inputs]).Count.ShouldBe(2);
                loaded++;
            }
            catch (DataFileException error)
            {
                failed++;
                if (error.Place.Length == 0 || error.Problem.Length == 0 || !error.Hint.EndsWith('.'))
                    Assert.Fail($"Mutant {i}: '{error.Message}'\n{Convert.ToHexString(mutant)}");
            }
            catch (Exception error)
            {
                Assert.Fail($"Mutant {i}: {error}\n{Convert.ToHexString(mutant)}");
            }
            if (GC.GetAllocatedBytesForCurrentThread() - before > 8 << 20)
                Assert.Fail($"Mutant {i} took more than eight mebibytes\n{Convert.ToHexString(mutant)}");
        }
        loaded.ShouldBeGreaterThan(500);
        failed.ShouldBeGreaterThan(2500);
    }

    [Fact]
    public void Mutants_of_a_table_s_model_encode_its_rows_or_are_one_error()
    {
        var sound = BadModelFiles.SoundOfTable();
        string[][] rows = [["3", "C", "2020-01-01", "no"], ["", "X", "soon", ""], ["-9", "", "", "?"]];
        ModelFormat.Of(Read(sound), Path).Predict(["age", "port", "since", "kind"], rows, out _).Count.ShouldBe(3);
        var random = new RandomStream(seed: 2026, stream: 15);
        var (predicted, failed) = (0, 0);
        for (var i = 0; i < 3000; i++)
        {
            var mutant = Mutation.Of(sound, random);
            try
            {
                ModelFormat.Of(Read(mutant), Path).Predict(["age", "port", "since", "kind"], rows, out _).Count
                    .ShouldBe(3);
                predicted++;
            }
            catch (DataFileException error)
            {
                failed++;
                if (error.Problem.Length == 0 || !error.Hint.EndsWith('.'))
                    Assert.Fail($"Mutant {i}: '{error.Message}'\n{Convert.ToHexString(mutant)}");
            }
            catch (Exception error)
            {
                Assert.Fail($"Mutant {i}: {error}\n{Convert.ToHexString(mutant)}");
            }
        }
        predicted.ShouldBeGreaterThan(30);
        failed.ShouldBeGreaterThan(1500);
    }
}
