using System.Buffers.Binary;
using System.Text.Json;
using Fruitfly.Data.Files;

namespace Fruitfly.Networks.Files;

/// <summary>The head of a safetensors file: its length as an unsigned 64-bit integer, then a JSON object with type,
/// shape and place of each tensor. Places are held against each other and against the file.</summary>
sealed class SafetensorsHeader
{
    public const string MetadataKey = "__metadata__";

    const int MaxLength = 1 << 22; // for tens of thousands of tensors; what is made of it takes some times as much
    const string SaveAgain =
        "The file is damaged or no safetensors file: copy it again, or save it again with save_file.";

    readonly ByteReader _reader;
    readonly FileLimits _limits;
    readonly HashSet<string> _names = new(StringComparer.Ordinal);
    readonly List<StoredTensor> _tensors = [];
    readonly OrderedDictionary<string, string> _metadata = new(StringComparer.Ordinal);
    long _start;

    SafetensorsHeader(ByteReader reader, FileLimits limits) => (_reader, _limits) = (reader, limits);

    /// <summary>In the order of their data, which they cover without hole or overlap.</summary>
    public IReadOnlyList<StoredTensor> Tensors => _tensors;

    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    public static SafetensorsHeader Read(ByteReader reader, FileLimits limits)
    {
        var header = new SafetensorsHeader(reader, limits);
        header.Read();
        return header;
    }

    void Read()
    {
        var length = BinaryPrimitives.ReadUInt64LittleEndian(_reader.Read(sizeof(ulong), "the header's length"));
        if (length > MaxLength)
            throw _reader.FailAt(0, $"the header's length is {length} bytes; the most is {MaxLength}", SaveAgain);
        _start = _reader.Position;
        var text = _reader.Read((int)length, "the header");
        if (text is not [(byte)'{', ..])
            throw _reader.FailAt(_start, "the header does not start with '{'", SaveAgain);
        Parse(text);
        _tensors.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        CheckPlaces();
    }

    void Parse(byte[] text)
    {
        var json = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 3 });
        try
        {
            json.Read();
            while (Next(ref json) == JsonTokenType.PropertyName)
            {
                var at = json.TokenStartIndex;
                var name = json.GetString()!;
                if (!_names.Add(name))
                    throw Fail(at, $"the name '{Shown(name)}' stands twice");
                if (name == MetadataKey)
                    ReadMetadata(ref json);
                else
                    ReadTensor(ref json, name, at);
            }
            json.Read(); // nothing but blanks may follow
        }
        catch (JsonException e)
        {
            throw Fail(json.BytesConsumed, "the header is no valid JSON", e);
        }
        catch (InvalidOperationException e)
        {
            throw Fail(json.TokenStartIndex, "a text in the header is not UTF-8", e);
        }
    }

    void ReadMetadata(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.StartObject, "an object with the metadata");
        while (Next(ref json) == JsonTokenType.PropertyName)
        {
            var at = json.TokenStartIndex;
            var key = json.GetString()!;
            Expect(ref json, JsonTokenType.String, "the text of a metadata entry");
            if (!_metadata.TryAdd(key, json.GetString()!))
                throw Fail(at, $"the metadata has '{Shown(key)}' twice");
        }
    }

    void ReadTensor(ref Utf8JsonReader json, string name, long at)
    {
        StoredType? type = null;
        List<long>? shape = null, place = null;
        Expect(ref json, JsonTokenType.StartObject, "an object with type, shape and place of a tensor");
        while (Next(ref json) == JsonTokenType.PropertyName)
        {
            var (start, key) = (json.TokenStartIndex, json.GetString());
            if (key == "dtype" && type is null)
                type = ReadType(ref json);
            else if (key == "shape" && shape is null)
                shape = ReadNumbers(ref json, int.MaxValue);
            else if (key == "data_offsets" && place is null)
                place = ReadNumbers(ref json, long.MaxValue);
            else
                throw Fail(start, key is "dtype" or "shape" or "data_offsets"
                    ? $"tensor '{Shown(name)}' has '{key}' twice"
                    : $"tensor '{Shown(name)}' has a property '{Shown(key!)}'");
        }
        if (type is null || shape is null || place is null)
            throw Fail(
                at, $"tensor '{Shown(name)}' lacks " +
                    $"its {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        if (place.Count != 2 || place[0] > place[1])
            throw Fail(at, $"the data_offsets of tensor '{Shown(name)}' are no begin and end");
        CheckSize(name, at, type, shape, place[1] - place[0]);
        _tensors.Add(new StoredTensor(name, type, [.. shape.Select(length => (int)length)], place[0], place[1],
            _start + at));
    }

    StoredType ReadType(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.String, "the name of a type");
        var name = json.GetString()!;
        return StoredType.Named(name) ?? throw _reader.FailAt(_start + json.TokenStartIndex,
            $"the type '{Shown(name)}' is unknown; known " +
            $"are {string.Join(", ", StoredType.All.Select(type => type.Name))}",
            "Convert the tensors to F32 and save the file again.");
    }

    List<long> ReadNumbers(ref Utf8JsonReader json, long most)
    {
        Expect(ref json, JsonTokenType.StartArray, "a list of numbers");
        var numbers = new List<long>();
        while (Next(ref json) != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var number) || number < 0
                || number > most)
                throw Fail(json.TokenStartIndex, $"a whole number from 0 to {most} should stand here");
            numbers.Add(number);
        }
        return numbers;
    }

    void CheckSize(string name, long at, StoredType type, List<long> shape, long bytes)
    {
        var elements = 1L;
        foreach (var length in shape)
        {
            elements *= length; // both are below 2³¹
            if (elements > Math.Min(_limits.MaxElements, int.MaxValue))
                throw _reader.FailAt(_start + at, $"tensor '{Shown(name)}' has more than {_limits.MaxElements} values",
                    $"The header is damaged, or the tensor is too large{FileSetting.MaxElements:: raise @}.");
        }
        if (elements * type.Size != bytes)
            throw Fail(
                at, $"tensor '{Shown(name)}' has {elements} values of {type.Size} bytes, but its data_offsets " +
                    $"span {bytes} bytes");
        if (elements * type.Element.Size > Math.Min(_limits.MaxBytes, Array.MaxLength))
            throw _reader.FailAt(_start + at,
                $"tensor '{Shown(name)}' takes {elements * type.Element.Size} bytes; the most is {_limits.MaxBytes}",
                $"The header is damaged, or the tensors are too large{FileSetting.MaxBytes:: raise @}.");
    }

    void CheckPlaces()
    {
        var end = 0L;
        foreach (var tensor in _tensors)
        {
            if (tensor.Begin != end)
                throw _reader.FailAt(tensor.Place,
                    $"tensor '{Shown(tensor.Name)}' begins at {tensor.Begin} of the data, but the one before "
                    + $"ends at {end}: there is {(tensor.Begin > end ? "a hole" : "an overlap")}", SaveAgain);
            end = tensor.End;
        }
        if (end > _limits.MaxBytes)
            throw _reader.Fail($"the tensors have {end} bytes; the most is {_limits.MaxBytes}",
                $"The header is damaged, or the tensors are too large{FileSetting.MaxBytes:: raise @}.");
        _reader.Demand(end, "the tensors");
    }

    static JsonTokenType Next(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType;
    }

    void Expect(ref Utf8JsonReader json, JsonTokenType type, string what)
    {
        if (Next(ref json) != type)
            throw Fail(json.TokenStartIndex, $"{what} should stand here");
    }

    DataFileException Fail(long at, string problem, Exception? cause = null) =>
        _reader.FailAt(_start + at, problem, SaveAgain, cause);

    static string Shown(string text) => DataFileException.Quote(text);
}
