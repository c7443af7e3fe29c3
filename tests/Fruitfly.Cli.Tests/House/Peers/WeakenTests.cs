using System.Runtime.InteropServices;

namespace Fruitfly.Cli.Tests.House.Peers;

/// <summary>bench/compare/torchsharp/weaken.py, with a library of the runtime.</summary>
public sealed class WeakenTests
{
    const byte Weak = 2;

    static readonly string Library = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so");

    // The oldest version of glibc on each, which every library there needs.
    static readonly string Version =
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "GLIBC_2.2.5" : "GLIBC_2.17";

    public WeakenTests() =>
        Assert.SkipUnless(File.Exists(Library) && File.Exists("/usr/bin/python3"), "there is no Linux with Python");

    [Fact]
    public async Task Nothing_changes_but_the_flags_of_the_version_that_is_named()
    {
        using var folder = new TemporaryFolder();
        var result = await Weaken(Library, Version, folder["weak.so"]);
        (result.ExitCode, result.Error).ShouldBe((0, ""));
        var (before, after) = (File.ReadAllBytes(Library), File.ReadAllBytes(folder["weak.so"]));
        after.Length.ShouldBe(before.Length);
        var changed = Enumerable.Range(0, before.Length).Where(place => before[place] != after[place]).ToArray();
        changed.ShouldNotBeEmpty();
        changed.ShouldAllBe(place => before[place] == 0 && after[place] == Weak);
        // An entry of .gnu.version_r: the hash of the version's name, then its flags.
        changed.ShouldAllBe(place => BitConverter.ToUInt32(after, place - 4) == Hash(Version));
    }

    [Fact]
    public async Task What_it_makes_still_loads()
    {
        using var folder = new TemporaryFolder();
        await Weaken(Library, Version, folder["weak.so"]);
        NativeLibrary.Free(NativeLibrary.Load(folder["weak.so"]));
    }

    [Theory]
    [InlineData("missing", "No such file or directory")]
    [InlineData("text", "it is not a 64-bit little-endian ELF file")]
    [InlineData("cut", "unpack_from requires a buffer")]
    [InlineData("whole", "it does not need GLIBC_9.9")]
    public async Task A_file_that_cannot_be_weakened_is_refused_and_nothing_is_written(string file, string reason)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["text"], "text");
        File.WriteAllBytes(folder["cut"], File.ReadAllBytes(Library)[..1000]);
        File.Copy(Library, folder["whole"]);
        var result = await Weaken(folder[file], "GLIBC_9.9", folder["weak.so"]);
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldStartWith($"error: {folder[file]} cannot be weakened: ");
        result.Error.ShouldContain(reason);
        File.Exists(folder["weak.so"]).ShouldBeFalse();
    }

    static Task<Invocation> Weaken(string library, string version, string copy) => ProgramProcess.Bash(
        $"exec /usr/bin/python3 -B {Repository.Root}/bench/compare/torchsharp/weaken.py '{library}' {version} '{copy}'")
        .Ended();

    // The hash of ELF: System V Application Binary Interface, figure 5-13.
    static uint Hash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xf0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }
        return hash;
    }
}
