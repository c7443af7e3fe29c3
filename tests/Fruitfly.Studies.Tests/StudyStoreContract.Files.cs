using System.Security.Cryptography;
using Fruitfly.Data.Tables;

namespace Fruitfly.Studies.Tests;

public abstract partial class StudyStoreContract
{
    static readonly byte[] Bytes = [1, 2, 3, 4];
    static readonly FileContent Content = new(4, Convert.ToHexStringLower(SHA256.HashData(Bytes)));
    static readonly DateTimeOffset May = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Where_a_file_was_seen_is_known_to_every_process_the_latest_place_first()
    {
        using var store = Open();
        store.Files(Content.Sha256).ShouldBeEmpty();
        store.Remember([new(Content, "/old/it's.csv", May), new(Content, "/new/mine.csv", May.AddDays(1)),
            new(new(9, new string('b', 64)), "/other", May)]);
        using (var other = Open())
            other.Files(Content.Sha256)
                .ShouldBe([new(Content, "/new/mine.csv", May.AddDays(1)), new(Content, "/old/it's.csv", May)]);
        store.Remember([new(Content, "/old/it's.csv", May.AddDays(2))]);
        store.Files(Content.Sha256).Select(file => file.Path).ShouldBe(["/old/it's.csv", "/new/mine.csv"]);
    }

    [Fact]
    public void A_copy_that_is_kept_holds_the_bytes_and_only_its_owner_may_read_it()
    {
        using var store = Open();
        store.Keep(Content, Bytes);
        store.Keep(Content, Bytes);
        store.Remember([new(Content, "/old/mine.csv", May)]);
        var (seen, kept) = store.Files(Content.Sha256) is [var first, var last]
            ? (first, last) : throw new InvalidOperationException();
        (seen.IsKept, kept.IsKept).ShouldBe((false, true));
        File.ReadAllBytes(kept.Path).ShouldBe(Bytes);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(kept.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<ArgumentException>(() => store.Keep(new(4, "../escaped"), Bytes));
    }
}
