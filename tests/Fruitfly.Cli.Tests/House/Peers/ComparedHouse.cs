namespace Fruitfly.Cli.Tests.House.Peers;

/// <summary>A house with the scripts of bench/compare in it, where all that they start gives fixed figures: 10 µs a
/// step in Fruitfly, 40 in PyTorch, 20 in TorchSharp.</summary>
sealed class ComparedHouse : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public ComparedHouse()
    {
        foreach (var name in (string[])["compare.sh", "table.py", "losses.py"])
            Write($"bench/compare/{name}", Repository.Read($"bench/compare/{name}"));
        Write("fruitfly", """
            #!/usr/bin/env bash
            case $1 in
                bench) echo '{"peak_gflops": 100, "instruction_set": "x64", "workloads": {"'$3'": {"us_per_step": 10, "share_of_peak": 0.5}}}' ;;
                train) while [[ $1 != --history ]]; do shift; done; printf 'seed,training_loss\n1,9\n1,1.50\n2,9\n2,1.52\n' >"$2" ;;
            esac
            """);
        Write("bench/compare/workloads.py", Peer(
            """{"eager_us": 40, "version": "1.13", "threads": 1, "blas": "blas"}""",
            """{"batched_us": 30, "vmap_us": 50, "version": "1.13", "threads": 1, "blas": "blas"}""",
            """{"eager": [1.51, 1.53]}""", """{"batched": [1.49, 1.52], "vmap": [1.50, 1.52]}"""));
        Write("torchsharp", Peer(
            """{"eager_us": 20, "version": "0.107, libtorch 2.10", "threads": 1}""",
            """{"batched_us": 15, "version": "0.107, libtorch 2.10", "threads": 1}""",
            """{"eager": [1.50, 1.53]}""", """{"batched": [1.51, 1.52]}"""));
        Write("bench/compare/torchsharp/prepare.sh", "#!/bin/sh\ncp \"$(dirname \"$0\")/../../../torchsharp\" \"$1\"\n");
        Write("bin/dpkg-query", "#!/bin/sh\ncase $* in *Status*) printf 'ii\\nii\\n' ;; *) printf 0.3 ;; esac\n");
        Write("bin/apt-get", "#!/bin/sh\nexit 100\n");
    }

    public string Table => File.ReadAllText(_folder["out/compare.md"]);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }

    public Task<Invocation> Compare(string arguments) => ProgramProcess.Bash(
        $"cd {_folder.Root} && chmod -R +x . && PATH={_folder["bin"]}:$PATH exec bench/compare/compare.sh --busy --rounds 1 --out out {arguments}")
        .Ended();

    public void Dispose() => _folder.Dispose();

    static string Peer(string alone, string together, string learned, string learnedTogether) => $"""
        #!/usr/bin/python3
        import sys
        together = sys.argv[1].startswith("swarm-")
        if "--losses" in sys.argv:
            print('{learnedTogether}' if together else '{learned}')
        else:
            print('{together}' if together else '{alone}')
        """;
}
