using System.Runtime.InteropServices;

namespace Fruitfly.Cli.Tests.House.Peers;

/// <summary>bench/compare/torchsharp/prepare.sh, where <c>dotnet</c> is not asked for the packages.</summary>
public sealed class PrepareTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public PrepareTests()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
                && File.Exists("/usr/bin/python3"), "there is no Linux, x86_64, with Python");
        Directory.CreateDirectory(_folder["bin"]);
        Directory.CreateDirectory(_folder["out"]);
        Directory.CreateDirectory(_folder["natives"]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_library_that_loads_is_used_as_it_is()
    {
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"),
            _folder["natives/libLibTorchSharp.so"]);
        var result = await Prepare($"[ $1 = build ] || echo {_folder["natives"]}");
        (result.ExitCode, result.Error).ShouldBe((0, ""));
        File.ReadAllText(_folder["out/torchsharp"])
            .ShouldContain($"export LD_LIBRARY_PATH={_folder["natives"]} LD_PRELOAD=''\n");
        File.Exists(_folder["out/libLibTorchSharp.so"]).ShouldBeFalse();
    }

    [Fact]
    public async Task A_library_that_does_not_load_is_an_error_with_the_reason_and_leaves_no_program()
    {
        var result = await Prepare($"[ $1 = build ] || echo {_folder["natives"]}");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldStartWith("error: TorchSharp's native library does not load: OSError: libLibTorchSharp.so: ");
        File.Exists(_folder["out/torchsharp"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_network_what_is_missing_is_said()
    {
        var result = await Prepare("echo 'x.csproj : error NU1301: no network'; exit 1");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldStartWith("""
            x.csproj : error NU1301: no network
            error: TorchSharp and libtorch were not restored from NuGet, or the program that uses them was not built.
            hint: see above; 
            """.TrimEnd());
        File.Exists(_folder["out/torchsharp"]).ShouldBeFalse();
    }

    Task<Invocation> Prepare(string dotnet)
    {
        File.WriteAllText(_folder["bin/dotnet"], $"#!/bin/sh\n{dotnet}\n");
        return ProgramProcess.Bash(
            $"cd {_folder.Root} && chmod +x bin/dotnet && PATH=$PWD/bin:$PATH " +
            $"exec {Repository.Root}/bench/compare/torchsharp/prepare.sh out").Ended();
    }
}
