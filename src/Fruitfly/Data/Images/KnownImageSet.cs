namespace Fruitfly.Data.Images;

/// <summary>A published image set whose files can be told by their content.</summary>
/// <param name="Files">the names of the files in their order, with the SHA-256 of each, decompressed: archives are
/// compressed again by those who redistribute them, their content stays</param>
/// <param name="Scaling">mean and standard deviation of all training pixels</param>
/// <param name="Hint">how to get it</param>
sealed record KnownImageSet(
    string Name, string Title, IReadOnlyList<string> ClassNames, PixelScaling Scaling, string Hint,
    IReadOnlyList<(string Name, string Sha256)> Files)
{
    public string Sha256 { get; } = ImageFiles.Combine(Files);

    /// <summary>The hashes are those of the files of Debian's package dataset-fashion-mnist 0.0~git20200523, which has
    /// the authors' repository.</summary>
    public static readonly KnownImageSet FashionMnist = new(
        "fashion-mnist", "Fashion-MNIST",
        ["T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"],
        new PixelScaling([0.2860], [0.3530]),
        "Install the package dataset-fashion-mnist (apt install dataset-fashion-mnist), or name a folder that has " +
        "the four files.",
        [
            (IdxImages.TrainingImages, "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
            (IdxImages.TrainingLabels, "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            (IdxImages.TestImages, "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
            (IdxImages.TestLabels, "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        ]);

    /// <summary>The hashes are as many that use MNIST publish them, for the files behind the
    /// archives' well-known MD5 sums.</summary>
    public static readonly KnownImageSet Mnist = new(
        "mnist", "MNIST", [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")],
        new PixelScaling([0.1307], [0.3081]),
        "Name a folder that has the four files of MNIST.",
        [
            (IdxImages.TrainingImages, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            (IdxImages.TrainingLabels, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            (IdxImages.TestImages, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            (IdxImages.TestLabels, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ]);

    public static IReadOnlyList<KnownImageSet> All { get; } = [FashionMnist, Mnist];
}
