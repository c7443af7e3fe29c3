using Fruitfly.Data.Files;
using Fruitfly.Networks.Files;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Tests.Data.Files.Hostile;
using static Fruitfly.Tests.Networks.Files.SafetensorsBytes;

namespace Fruitfly.Tests.Networks.Files;

public sealed class HostileSafetensorsTests
{
    const string Path = "folder/bad.safetensors";

    public static TheoryData<string> Names() => [.. BadSafetensorsFiles.All().Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bad_file_is_one_error_with_file_place_and_remedy_in_bounded_memory(string name)
    {
        var bad = BadSafetensorsFiles.All().Single(file => file.Name == name);
        using var stream = bad.Open();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Should.Throw<DataFileException>(() =>
            SafetensorsFile.Read(stream, Path, (bad.Options ?? new()).Limits));
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        error.File.ShouldBe(Path);
        error.Place.ShouldContain(bad.Place);
        error.Problem.ShouldContain(bad.Problem);
        error.Hint.ShouldContain(bad.Hint);
        error.Hint.ShouldEndWith(".");
        error.Message.ShouldNotContain('\u001b');
        allocated.ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Mutants_load_or_are_one_error()
    {
        byte[][] files =
        [
            Write(new Dictionary<string, NumericArray> { ["0.weight"] = NumericArray.Of<float>(new float[300], 30, 10),
                ["0.bias"] = NumericArray.Of<float>([1, 2]) }),
            Write(
                new Dictionary<string, NumericArray> { ["a"] = NumericArray.Of([1.0, 2]),
                    ["b"] = NumericArray.Of([true]), ["c"] = NumericArray.Of<long>([]) },
                new Dictionary<string, string> { ["step"] = "7" }),
            File("{" + Tensor("a", "F16", "2", 0, 4) + "," + Tensor("b", "BF16", "", 4, 6) + "}  ", new byte[6]),
        ];
        var random = new RandomStream(seed: 20252, stream: 7);
        var (loaded, failed) = (0, 0);
        for (var i = 0; i < 10_000; i++)
        {
            var mutant = Mutation.Of(files[i % files.Length], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                foreach (var array in Read(mutant).Tensors.Values)
                    array.ToSingles();
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
            if (GC.GetAllocatedBytesForCurrentThread() - before > 1 << 20)
                Assert.Fail($"Mutant {i} took more than a mebibyte\n{Convert.ToHexString(mutant)}");
        }
        loaded.ShouldBeGreaterThan(500); // those whose data alone is damaged
        failed.ShouldBeGreaterThan(5000);
    }
}
