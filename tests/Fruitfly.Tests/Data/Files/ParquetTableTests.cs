using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Parquet;
using Parquet.Schema;

namespace Fruitfly.Tests.Data.Files;

public sealed class ParquetTableTests
{
    static RawTable Read(byte[] bytes, DataFileOptions? options = null)
    {
        using var stream = new MemoryStream(bytes);
        var content = ContentFormat.Of(stream, "a.parquet", FileLimits.Default);
        content.ShouldBe(new ContentFormat(TableFormat.Parquet, false));
        return RawTables.Read(stream, "a.parquet", content, options ?? DataFileOptions.Default);
    }

    static string[] Fields(RawColumn column) => [.. column.Codes!.Select(code => column.Texts[code])];

    [Theory]
    [InlineData(CompressionMethod.None), InlineData(CompressionMethod.Snappy), InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Zstd), InlineData(CompressionMethod.LZ4), InlineData(CompressionMethod.Brotli)]
    public void Groups_of_rows_follow_one_another_and_null_is_missing(CompressionMethod compression)
    {
        var table = Read(ParquetBytes.Pets(compression));

        (table.Format, table.Rows, table.FirstLine, table.Layout).ShouldBe((TableFormat.Parquet, 6, null, null));
        table.Columns.Select(column => column.Name).ShouldBe(["age", "kind", "tame"]);
        table.Columns[0].Numbers.ShouldBe([1.5, double.NaN, 4, 1.5, double.NaN, 5]);
        Fields(table.Columns[0]).ShouldBe(["1.5", "", "4", "1.5", "", "5"]);
        Fields(table.Columns[1]).ShouldBe(["cat", "dog", "cat", "cat", "dog", "cat"]);
        Fields(table.Columns[2]).ShouldBe(["true", "false", "true", "true", "false", "false"]);
    }

    [Fact]
    public void A_file_of_another_writer_has_its_values()
    {
        var table = Read(ParquetBytes.OfDuckDb());
        var columns = table.Columns.ToDictionary(column => column.Name);
        int[] rows = [.. Enumerable.Range(0, 20)];
        columns["small"].Numbers.ShouldBe(rows.Select(i => (double)i));
        columns["large"].Numbers.ShouldBe(rows.Select(i => i * 1000000007.0));
        columns["single"].Numbers.ShouldBe(rows.Select(i => (double)(float)(i / 3.0)));
        columns["double"].Numbers.ShouldBe(rows.Select(i => i / 7.0));
        columns["dec"].Numbers.ShouldBe(rows.Select(i => i * 0.25));
        Fields(columns["dec"])[1].ShouldBe("0.25");
        Fields(columns["truth"])[..3].ShouldBe(["true", "false", "true"]);
        Fields(columns["part"])[..4].ShouldBe(["leg", "wing", "eye", "leg"]);
        Fields(columns["day"])[..2].ShouldBe(["2024-01-30", "2024-01-31"]);
        Fields(columns["moment"])[..2].ShouldBe(["2024-01-31T12:00:00.5", "2024-01-31T13:00:00.5"]);
        Fields(columns["moment_utc"])[1].ShouldBe("2024-02-01T12:00:00Z");
        columns["gaps"].Numbers.ShouldBe(rows.Select(i => i % 4 == 0 ? double.NaN : i));
        Fields(columns["words"])[2..5].ShouldBe(["w2", "", "w4"]);
        Fields(columns["exact"])[..2].ShouldBe(["9007199254740993", "9007199254740995"]);
    }

    [Fact]
    public void Numbers_lose_their_text_once_there_are_too_many()
    {
        var (x, y) = (new DataField<float>("x"), new DataField<long>("y"));
        var column = Read(ParquetBytes.Written(new(x, y), CompressionMethod.None, async writer =>
        {
            using var rows = writer.CreateRowGroup();
            await rows.WriteAsync<float>(x, new[] { 0.1f, float.NaN, 2, 3, 4, 0.1f });
            await rows.WriteAsync<long>(y, new[] { 1L, 2, 3, 9007199254740993, 5, 6 });
        }), new() { Limits = new() { MaxClasses = 2 } });
        column.Columns[0].Numbers.ShouldBe([0.1f, double.NaN, 2, 3, 4, 0.1f]);
        column.Columns[0].Codes.ShouldBe([-1, 0, -1, -1, -1, -1]);
        column.Columns[1].Texts.ShouldBe(["9007199254740993"]);
    }

    [Fact]
    public void The_index_of_pandas_has_no_name()
    {
        var index = new DataField<string>("__index_level_0__");
        Read(ParquetBytes.Written(new(index), CompressionMethod.None, async writer =>
        {
            using var rows = writer.CreateRowGroup();
            await rows.WriteAsync(index, (string[])["a", "b"]);
        })).Columns.Single().Name.ShouldBe("");
    }

    [Fact]
    public void A_column_of_lists_is_refused_by_name()
    {
        var list = new DataField<int>("a");
        var error = Should.Throw<DataFileException>(() => Read(ParquetBytes.Written(
            new(new ListField("parts", list)), CompressionMethod.None, async writer =>
            {
                using var rows = writer.CreateRowGroup();
                await rows.WriteAllPartsAsync<int>(list, new[] { 1, 2 }, new[] { 2, 2 }, new[] { 0, 1 },
                    TestContext.Current.CancellationToken);
            })));
        (error.Place, error.Problem).ShouldBe(
            ("column 'parts'", "the column holds a list in each row, and a field holds one value"));
    }
}
