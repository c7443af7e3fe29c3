using System.Globalization;
using System.Runtime.InteropServices;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Lab.Reports.Export;
using Fruitfly.Lab.Studies;

namespace Fruitfly.Cli.Commands.Examining;

/// <summary>Looks at everything the program stands on.</summary>
static class Examination
{
    const long LeastFreeBytes = 1L << 30;

    public static IReadOnlyList<Finding> Of(Surroundings surroundings, string? store) =>
    [
        new("version", ProgramVersionOption.Version),
        new("runtime", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        InstructionSet(TrialProvenance.Current.InstructionSet),
        new("cores", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
        Store(surroundings, store),
        Disk(surroundings.StorePath(store)),
        BrowserFinding(),
    ];

    static Finding InstructionSet(string name) => new(
        "instruction set", name, name == "portable" ? "training is slow without vector instructions; is DOTNET_EnableHWIntrinsic set?" : null);

    static Finding Store(Surroundings surroundings, string? store)
    {
        var path = surroundings.StorePath(store);
        try
        {
            using var opened = surroundings.OpenExistingStore(store);
            return new("store", opened is null ? $"{path}, made by the first run" : $"{path}, {opened.Studies().Count} studies");
        }
        catch (StudyStoreException exception)
        {
            return new("store", exception.Message, StoreHint.Of(exception), ExitCode.Store);
        }
    }

    static Finding Disk(string store)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(store)!);
        while (!folder.Exists && folder.Parent is { } parent)
            folder = parent;
        var free = new DriveInfo(folder.FullName).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:0.0} GB free at {folder.FullName}");
        return new("disk", text, free < LeastFreeBytes ? "make room, or keep studies elsewhere: FRUITFLY_HOME or --store" : null);
    }

    static Finding BrowserFinding()
    {
        try
        {
            return Browser.Find() is { } browser ? new("browser", browser.Path) : new("browser", "none; only SVG, PNG and PDF files need one", Browser.Hint);
        }
        catch (BrowserException exception)
        {
            return new("browser", exception.Message, exception.Hint);
        }
    }
}
