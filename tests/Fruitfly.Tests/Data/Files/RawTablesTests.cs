using System.Security.Cryptography;
using System.Text;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;

namespace Fruitfly.Tests.Data.Files;

public sealed class RawTablesTests
{
    static readonly byte[] Csv = Encoding.UTF8.GetBytes(
        "a,b\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},w{i % 5}\n")));

    static RawTable Read(byte[] bytes, DataFileOptions? options = null, string file = "a.csv")
    {
        using var stream = new MemoryStream(bytes);
        return RawTables.Read(stream, file, ContentFormat.Of(stream, file, FileLimits.Default),
            options ?? DataFileOptions.Default);
    }

    [Fact]
    public void What_gzip_holds_is_read_whatever_its_format()
    {
        Read(FileBytes.Gzip(Csv)).Rows.ShouldBe(20_000);
        Read(FileBytes.Gzip("{\"a\":1}\n{\"a\":2}\n"u8.ToArray())).Format.ShouldBe(TableFormat.JsonLines);
        Should.Throw<DataFileException>(() => Read(FileBytes.Gzip(ParquetBytes.Pets()))).Hint.ShouldContain("gunzip");
        Should.Throw<DataFileException>(() => Read(FileBytes.Gzip(Csv)[..^3])).Problem.ShouldContain("checksum");
    }

    [Fact]
    public void Bytes_are_hashed_as_they_are_read_and_what_follows_the_table_too()
    {
        foreach (var bytes in (byte[][])[Csv, FileBytes.Gzip(Csv)])
        {
            using var stream = new HashingStream(new MemoryStream(bytes));
            RawTables.Read(stream, "a.csv", new(TableFormat.Csv, bytes != Csv), DataFileOptions.Default)
                .Rows.ShouldBe(20_000);
            stream.Finish().ShouldBe((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }
    }

    [Fact]
    public void Progress_tells_rows_and_bytes_and_never_falls()
    {
        var told = new List<FileProgress>();
        Read(Csv, new() { Progress = new Told(told.Add) });
        told.Count.ShouldBeGreaterThan(10);
        told.ShouldAllBe(step => step.File == "a.csv" && step.TotalBytes == Csv.Length && step.Bytes <= Csv.Length);
        told.Select(step => step.Rows).ShouldBeInOrder();
        told.Select(step => step.Bytes).ShouldBeInOrder();
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var rows = 0L;
        Should.Throw<OperationCanceledException>(() => Read(Csv, new()
        {
            Cancellation = source.Token,
            Progress = new Told(step =>
            {
                rows = step.Rows;
                source.Cancel();
            }),
        }));
        rows.ShouldBeInRange(1, 2000);
    }

    sealed class Told(Action<FileProgress> tell) : IProgress<FileProgress>
    {
        public void Report(FileProgress value) => tell(value);
    }
}
