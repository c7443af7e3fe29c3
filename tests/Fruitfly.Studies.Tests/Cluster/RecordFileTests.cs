using Fruitfly.Studies.Cluster;

namespace Fruitfly.Studies.Tests.Cluster;

public sealed class RecordFileTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-records-");

    string Place => Path.Combine(_folder.FullName, "records");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_appended_is_read_in_its_order_also_while_the_file_is_open()
    {
        using var file = new RecordFile(Place);
        Records().ShouldBeEmpty();
        file.Append([1, 2, 3]);
        file.Append([], isCommitted: false);
        file.Append(new byte[100_000]);
        Records().Select(record => record.Length).ShouldBe([3, 0, 100_000]);
        Records()[0].ShouldBe([1, 2, 3]);
        foreach (var (at, record) in RecordFile.Read(Place).Reverse())
            RecordFile.ReadAt(Place, at).ShouldBe(record);
        Should.Throw<IOException>(() => RecordFile.ReadAt(Place, 20)).Message.ShouldContain("byte 20");
    }

    [Fact]
    public void A_file_cut_anywhere_has_the_records_before_the_cut()
    {
        using (var file = new RecordFile(Place))
            for (byte i = 0; i < 5; i++)
                file.Append([i, i, i]);
        var whole = File.ReadAllBytes(Place);
        const int Format = 19, Framed = 8 + 3;
        whole.Length.ShouldBe(Format + 5 * Framed);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Place, whole[..length]);
            Records().Count.ShouldBe(Math.Max(0, (length - Format) / Framed), $"{length} bytes");
        }
    }

    [Fact]
    public void A_changed_byte_ends_the_records_before_it_and_none_is_read_wrong()
    {
        using (var file = new RecordFile(Place))
            for (byte i = 0; i < 5; i++)
                file.Append([i, i, i]);
        var whole = File.ReadAllBytes(Place);
        for (var place = 19; place < whole.Length; place++)
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= 0x41;
            File.WriteAllBytes(Place, changed);
            var records = Records();
            records.Count.ShouldBe((place - 19) / 11, $"byte {place}");
            records.Index().ShouldAllBe(record => record.Item.All(value => value == record.Index));
        }
    }

    [Fact]
    public void A_length_beyond_the_file_takes_no_memory()
    {
        new RecordFile(Place).Dispose();
        File.AppendAllBytes(Place, [0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0, 1]);
        Records().ShouldBeEmpty();
    }

    [Fact]
    public void The_checksum_is_that_of_Castagnoli()
    {
        using (var file = new RecordFile(Place))
            file.Append("123456789"u8);
        BitConverter.ToUInt32(File.ReadAllBytes(Place), 19 + 4).ShouldBe(0xE3069283u); // the check value of CRC-32C
    }

    [Fact]
    public void Another_file_is_not_read_and_a_file_that_is_there_is_not_written()
    {
        File.WriteAllText(Place, "a letter to my aunt");
        Should.Throw<FormatException>(Records).Message.ShouldContain(Place);
        Should.Throw<IOException>(() => new RecordFile(Place));
        File.ReadAllText(Place).ShouldBe("a letter to my aunt");
    }

    List<byte[]> Records() => [.. RecordFile.Read(Place).Select(one => one.Record)];
}
