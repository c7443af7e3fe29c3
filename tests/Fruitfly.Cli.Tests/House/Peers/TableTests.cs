namespace Fruitfly.Cli.Tests.House.Peers;

/// <summary>What bench/compare makes of the figures it collects, and what it does without one of the peers.</summary>
public sealed class TableTests
{
    public TableTests() => Assert.SkipUnless(File.Exists("/usr/bin/python3"), "there is no /usr/bin/python3");

    [Fact]
    public async Task Each_peer_has_its_times_and_ratios_for_one_network_and_for_many()
    {
        using var house = new ComparedHouse();
        var result = await house.Compare("--only logistic --only swarm-logistic --only mlp-20");
        result.ExitCode.ShouldBe(0, result.Error);
        house.Table.ShouldContain("""
            | workload | Fruitfly | share of peak | PyTorch | ratio | TorchSharp | ratio |
            |---|---:|---:|---:|---:|---:|---:|
            | logistic | 10.0 | 0.50 | 40.0 | 4.0 | 20.0 | 2.0 |
            | mlp-20 | 10.0 | 0.50 | 40.0 | 4.0 | 20.0 | 2.0 |
            | geometric mean | | | | 4.0 | | 2.0 |
            """);
        house.Table.ShouldContain("""
            | workload | Fruitfly | share of peak | PyTorch `bmm` | ratio | PyTorch `vmap` | ratio | TorchSharp `bmm` | ratio |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            | swarm-logistic | 10.0 | 0.50 | 30.0 | 3.0 | 50.0 | 5.0 | 15.0 | 1.5 |
            | geometric mean | | | | 3.0 | | 5.0 | | 1.5 |
            """);
        house.Table.ShouldContain("- PyTorch: 1.13, 1 thread, blas\n- TorchSharp: 0.107, libtorch 2.10, 1 thread\n");
        house.Table.ShouldMatch(@"- load before: [\d.]+\n- load after: [\d.]+\n");
    }

    [Fact]
    public async Task The_losses_of_all_stand_beside_each_other()
    {
        using var house = new ComparedHouse();
        await house.Compare("--only logistic --only swarm-mlp-32");
        house.Table.ShouldContain("""
            | workload | Fruitfly | PyTorch | PyTorch `bmm` | PyTorch `vmap` | TorchSharp | TorchSharp `bmm` |
            |---|---:|---:|---:|---:|---:|---:|
            | logistic | 1.5100 ± 0.0100 | 1.5200 ± 0.0100 | | | 1.5150 ± 0.0150 | |
            | swarm-mlp-32 | | | 1.5050 ± 0.0150 | 1.5100 ± 0.0100 | | 1.5150 ± 0.0050 |

            In every row all agree with the first, within 5 standard errors of the difference.
            """);
    }

    [Fact]
    public async Task A_peer_that_learns_something_else_is_named()
    {
        using var house = new ComparedHouse();
        house.Write("torchsharp", """
            #!/bin/sh
            [ $2 = --losses ] && echo '{"eager": [1.70, 1.72]}' || echo '{"eager_us": 20, "version": "0.107", "threads": 1}'
            """);
        await house.Compare("--only logistic");
        house.Table.ShouldContain(
            "**They do not learn the same**, so their times do not compare: TorchSharp at logistic.");
    }

    [Fact]
    public async Task Without_PyTorch_the_table_has_TorchSharp_alone()
    {
        using var house = new ComparedHouse();
        house.Write("bin/dpkg-query", "#!/bin/sh\nexit 1\n");
        var result = await house.Compare("--only logistic");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldStartWith(
            "PyTorch is left out: python3-torch and libopenblas0-pthread are not installed\n" +
            "hint: as root of a Debian machine: apt-get install python3-torch libopenblas0-pthread\n");
        house.Table.ShouldContain("| workload | Fruitfly | share of peak | TorchSharp | ratio |");
        house.Table.ShouldContain("against TorchSharp\n");
    }

    [Fact]
    public async Task Without_TorchSharp_the_table_has_PyTorch_alone()
    {
        using var house = new ComparedHouse();
        house.Write("bench/compare/torchsharp/prepare.sh", "#!/bin/sh\necho 'error: no network' >&2\nexit 1\n");
        var result = await house.Compare("--only logistic");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldStartWith("error: no network\nTorchSharp is left out: see above\n");
        house.Table.ShouldContain("| workload | Fruitfly | share of peak | PyTorch | ratio |");
        house.Table.ShouldContain("against PyTorch\n");
    }

    [Fact]
    public async Task Without_any_peer_nothing_is_written()
    {
        using var house = new ComparedHouse();
        house.Write("bin/dpkg-query", "#!/bin/sh\nexit 1\n");
        house.Write("bench/compare/torchsharp/prepare.sh", "#!/bin/sh\nexit 1\n");
        var result = await house.Compare("--only logistic");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldEndWith(
            "error: there is nothing to compare with.\nhint: install one of the two, as said above.\n");
        Should.Throw<IOException>(() => house.Table);
    }
}
