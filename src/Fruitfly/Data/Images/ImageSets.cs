using Fruitfly.Data.Files;

namespace Fruitfly.Data.Images;

/// <summary>Finds image sets: in the folder that the user names, else in that of the environment variable
/// <c>FRUITFLY_DATA</c>, then MNIST beside the program, then in the folder of Debian's package dataset-fashion-mnist.
/// Nothing is ever downloaded. Safe for use by several threads; what was read once is kept.</summary>
public sealed class ImageSets
{
    public const string Variable = "FRUITFLY_DATA";

    const string PackageFolder = "/usr/share/datasets/fashion-mnist";

    /// <summary>The build puts MNIST there.</summary>
    static readonly string Beside = Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    /// <summary>Where the files may lie within the user's folder: in itself, or as their archives and
    /// other programs unpack them.</summary>
    static readonly string[] Subfolders =
    [
        "", "mnist", "MNIST", "MNIST/raw", "fashion-mnist", "FashionMNIST", "FashionMNIST/raw", "cifar-10-batches-bin",
        "cifar-100-binary",
    ];

    readonly string? _named;
    readonly IReadOnlyList<string> _roots;
    readonly Lock _lock = new();
    readonly Dictionary<string, ImageSet> _read = [];

    /// <param name="folder">the user's; null for none</param>
    public ImageSets(string? folder = null)
        : this(folder, Environment.GetEnvironmentVariable(Variable), PackageFolder, Beside)
    {
    }

    /// <param name="variable">the value of <see cref="Variable"/></param>
    /// <param name="package">the folder of Debian's package</param>
    /// <param name="beside">the folder of the program's own images; null for none</param>
    internal ImageSets(string? folder, string? variable, string package, string? beside = null)
    {
        _named = string.IsNullOrEmpty(folder) ? null : folder;
        _roots = [.. new[] { _named, _named is null && !string.IsNullOrEmpty(variable) ? variable : null, beside,
            package }.OfType<string>()];
    }

    /// <summary>The folder that the user named; null for none.</summary>
    public string? Folder => _named;
    /// <summary>The folders that have image files, in the order in which they are looked for; the first is what an
    /// experiment takes that names none. Nothing is read.</summary>
    public IReadOnlyList<string> Found => [.. Folders(_roots).Distinct()];

    /// <summary>The folders that are looked into, whether they exist or not.</summary>
    public IReadOnlyList<string> Searched => _roots;

    /// <summary>The first image set there is.</summary>
    /// <exception cref="DataFileException">there is none, or none in the folder that the user
    /// named, or a file is damaged</exception>
    public ImageSet First()
    {
        CheckNamed();
        return Read(Folders(_roots).FirstOrDefault() ?? throw NothingFound());
    }

    /// <summary>Every image set there is, in the same order.</summary>
    /// <exception cref="DataFileException">as for <see cref="First"/></exception>
    public IReadOnlyList<ImageSet> All()
    {
        CheckNamed();
        return Folders(_roots).Select(Read).DistinctBy(set => set.Sha256).ToList() is { Count: > 0 } sets
            ? sets : throw NothingFound();
    }

    void CheckNamed()
    {
        if (_named is not null && !Folders([_named]).Any())
            throw new DataFileException(
                _named, "", Directory.Exists(_named) ? "the folder has no image files" : "there is no such folder",
                $"Put the four files of MNIST or Fashion-MNIST into it, such as {IdxImages.TrainingImages}.gz, or " +
                "those of CIFAR's binary version.");
    }

    /// <summary>The error of <see cref="First"/> where no folder is named and none has
    /// image files; null otherwise.</summary>
    public DataFileException? Missing => _named is null && !Folders(_roots).Any() ? NothingFound() : null;

    /// <summary>The image set of that content, see <see cref="ImageSet.Sha256"/>.</summary>
    /// <exception cref="DataFileException">it is not in any of the folders</exception>
    public ImageSet Open(string name, string sha256) =>
        Find(sha256)
            ?? throw NotFound($"'{name}' with the content {sha256}",
                $"Name the folder that has its files with {FileSetting.ImageFolder}, or in the environment " +
                $"variable {Variable}.");

    /// <summary>The same, or null where it is not in any of the folders.</summary>
    public ImageSet? Find(string sha256) => Folders(_roots).Select(Read).FirstOrDefault(set => set.Sha256 == sha256);

    internal ImageSet Open(KnownImageSet known) => Find(known.Sha256) ?? throw NotFound(known.Title, known.Hint);

    DataFileException NothingFound() => NotFound(
        "image set",
        $"Build the program again, which puts MNIST beside it; or install the package dataset-fashion-mnist "
        + $"(apt install dataset-fashion-mnist), or name a folder with the four files of MNIST or Fashion-MNIST " +
            $"with {FileSetting.ImageFolder}, or in the environment variable {Variable}; nothing is downloaded.");

    DataFileException NotFound(string what, Remedy hint) =>
        new(string.Join(", ", _roots), "", $"data not found: no {what} is there", hint);

    static IEnumerable<string> Folders(IEnumerable<string> roots) =>
        from root in roots
        from subfolder in Subfolders
        let folder = subfolder.Length == 0 ? root : Path.Combine(root, subfolder)
        where IdxImages.AreIn(folder) || CifarImages.AreIn(folder)
        select folder;

    ImageSet Read(string folder)
    {
        lock (_lock)
            return _read.TryGetValue(folder, out var set) ? set : _read[folder] = ImageSet.Load(folder);
    }
}
