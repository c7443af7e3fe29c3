using System.Globalization;
using System.Runtime.InteropServices;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Data.Files;
using Fruitfly.Data.Images;
using Fruitfly.Reports.Export;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies;
using Fruitfly.Studies.Stores;

namespace Fruitfly.Cli.Commands.Doctor;

/// <summary>Looks at everything the program stands on.</summary>
static class Examination
{
    const long LeastFreeBytes = 1L << 30;
    const int FewConnections = 10;
    static readonly TimeSpan SlowAnswer = TimeSpan.FromMilliseconds(50);
    const string KeepElsewhere = "keep studies elsewhere: FRUITFLY_HOME names a folder, --store a file";

    public static IReadOnlyList<Finding> Of(Surroundings surroundings, string? store, string reports) =>
    [
        new("version", ProgramVersionOption.Version),
        new("runtime",
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        InstructionSet(TrialProvenance.Current.InstructionSet),
        new("cores", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        Store(surroundings, store),
        Reports(reports),
        Disk(reports),
        Images(),
        BrowserFinding(),
        .. ClusterFinding.Of(surroundings) is { } cluster ? (Finding[])[cluster] : [],
    ];

    static Finding InstructionSet(string name) => new(
        "instruction set", name,
        name == "portable" ? "training is slow without vector instructions; is DOTNET_EnableHWIntrinsic set?" : null);

    static Finding Store(Surroundings surroundings, string? store)
    {
        try
        {
            var path = StoreLocation.Resolve(store);
            if (StudyStores.Server(path, surroundings.Time) is { } server)
                return Server(surroundings, store, server);
            if (NetworkFolder.Of(path) is not null)
                surroundings.OpenStore(store).Dispose(); // it refuses, and says why
            if (!File.Exists(path))
                return ReportPlace.FolderProblem(Path.GetDirectoryName(path)!) is { } problem
                    ? new("store", $"{path} cannot be made: {problem.File}: {problem.Problem}", KeepElsewhere,
                        ExitCode.Store)
                    : new("store", $"{path}, made by the first run");
            using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
            {
            }
            using var opened = surroundings.OpenStore(store);
            var check = opened.Check(quick: true);
            return check.IsSound
                ? new("store", $"{path}, {check.Studies} studies")
                : new("store", $"{path} is damaged: {check.Damage[0]}",
                    "'fruitfly studies check' lists all of it; restore a copy", ExitCode.Store);
        }
        catch (StudyStoreException exception)
        {
            return new("store", exception.Message, StoreHint.Of(exception), ExitCode.Store);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new("store", $"the store cannot be used: {exception.Message.TrimEnd('.')}", KeepElsewhere,
                ExitCode.Store);
        }
    }

    static Finding Server(Surroundings surroundings, string? store, ServerState server)
    {
        using var opened = surroundings.OpenStore(store);
        var latency = server.Latency.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        var text =
            $"{Surroundings.ShownStore(store)}, {opened.Studies().Count} studies, PostgreSQL {server.Version}, role " +
            $"{server.Role} ({server.May.ToString().ToLowerInvariant()}), {latency} ms an answer, " +
            $"{server.FreeConnections} connections free{(server.IsBehindPooler ? ", behind a pooler" : "")}";
        return new("store", text,
            server.Latency > SlowAnswer ? "the server is far away: trials shorter than a second will wait for it"
            // A pooler shares the few that there are.
            : server.FreeConnections < FewConnections && !server.IsBehindPooler
                ? "a worker holds one connection, two while it measures: raise max_connections, or put a pooler in " +
                    "transaction mode in front"
            : null);
    }

    static Finding Reports(string reports) => ReportPlace.Problem(reports) is { } problem
        ? new("reports", $"{problem.File}: {problem.Problem}", "choose another folder: --reports", ExitCode.Input)
        : new("reports", Path.GetFullPath(reports));

    static Finding Disk(string reports)
    {
        var folder = new DirectoryInfo(Path.GetFullPath(reports));
        while (!folder.Exists && folder.Parent is { } parent)
            folder = parent;
        var free = new DriveInfo(folder.FullName).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB free at {folder.FullName}");
        return new("disk", text,
            free < LeastFreeBytes ? "make room, or keep studies elsewhere: FRUITFLY_HOME or --store" : null);
    }

    // Without images the other experiments run; images that are damaged stop whatever reads them.
    static Finding Images()
    {
        var images = new ImageSets();
        if (images.Missing is { } missing)
            return new("images", "none; the experiments on images do not run", missing.Hint);
        try
        {
            return new("images", string.Join(", ", images.All().Select(set => set.Name)));
        }
        catch (DataFileException exception)
        {
            return new("images", $"{exception.File}: {exception.Problem}", exception.Hint, ExitCode.Input);
        }
    }

    static Finding BrowserFinding()
    {
        try
        {
            return Browser.Find() is { } browser
                ? new("browser", browser.Path)
                : new("browser", "none; only SVG, PNG and PDF files need one", Browser.Hint);
        }
        catch (BrowserException exception)
        {
            return new("browser", exception.Message, exception.Hint);
        }
    }
}
