namespace Fruitfly.Data.Files;

/// <summary>Reads the structures of a Parquet file (Thrift's compact protocol) far enough to know that they are whole:
/// no count says more than there are bytes, and none lies too deep. The first level of
/// integers can be asked for.</summary>
/// <remarks>https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md</remarks>
ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    const int MostDepth = 32;

    enum Kind
    {
        Stop = 0, True = 1, False = 2, Byte = 3, Short = 4, Integer = 5, Long = 6, Double = 7, Binary = 8, List = 9,
        Set = 10, Map = 11, Structure = 12, Uuid = 13,
    }

    readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    /// <summary>Reads a structure.</summary>
    /// <param name="integers">receives the integers at its first level by number of their field, and those of
    /// structures in it by 100 × number + number</param>
    /// <exception cref="InvalidDataException">it is cut off, or no structure</exception>
    public void ReadStructure(Dictionary<int, long>? integers = null) => Structure(integers, 0, 0);

    void Structure(Dictionary<int, long>? integers, int prefix, int depth)
    {
        if (depth > MostDepth)
            throw new InvalidDataException("structures lie too deep in one another");
        for (var field = 0; ;)
        {
            var head = Byte();
            var kind = (Kind)(head & 15);
            if (kind == Kind.Stop)
                return;
            field = head >> 4 is > 0 and var step ? field + step : (int)Signed();
            var inner = depth == 0 && field is > 0 and < 100 ? integers : null;
            if (kind is Kind.Byte or Kind.Short or Kind.Integer or Kind.Long)
            {
                var value = kind == Kind.Byte ? Byte() : Signed();
                integers?.TryAdd(prefix + field, value);
            }
            else if (kind == Kind.Structure)
                Structure(inner, 100 * field, depth + 1);
            else
                Value(kind, isInList: false, depth);
        }
    }

    void Value(Kind kind, bool isInList, int depth)
    {
        switch (kind)
        {
            case Kind.True or Kind.False:
                if (isInList)
                    Skip(1);
                break;
            case Kind.Byte:
                Skip(1);
                break;
            case Kind.Short or Kind.Integer or Kind.Long:
                Signed();
                break;
            case Kind.Double:
                Skip(sizeof(double));
                break;
            case Kind.Binary:
                Skip((long)Unsigned());
                break;
            case Kind.Uuid:
                Skip(16);
                break;
            case Kind.List or Kind.Set:
                List(depth + 1);
                break;
            case Kind.Map:
                Map(depth + 1);
                break;
            case Kind.Structure:
                Structure(null, 0, depth + 1);
                break;
            default:
                throw new InvalidDataException($"there is no type {(int)kind}");
        }
    }

    void List(int depth)
    {
        var head = Byte();
        var count = head >> 4 == 15 ? Unsigned() : (ulong)(head >> 4);
        Demand(count);
        for (var i = 0ul; i < count; i++)
            Nested((Kind)(head & 15), depth);
    }

    void Map(int depth)
    {
        var count = Unsigned();
        if (count == 0)
            return;
        Demand(count);
        var kinds = Byte();
        for (var i = 0ul; i < count; i++)
        {
            Nested((Kind)(kinds >> 4), depth);
            Nested((Kind)(kinds & 15), depth);
        }
    }

    void Nested(Kind kind, int depth)
    {
        if (depth > MostDepth)
            throw new InvalidDataException("structures lie too deep in one another");
        Value(kind, isInList: true, depth);
    }

    // Each element takes a byte or more.
    readonly void Demand(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Position))
            throw new InvalidDataException($"a count of {count} is more than the bytes that follow");
    }

    void Skip(long count)
    {
        if (count < 0 || count > _bytes.Length - Position)
            throw new InvalidDataException("the bytes end too early");
        Position += (int)count;
    }

    byte Byte()
    {
        Skip(1);
        return _bytes[Position - 1];
    }

    ulong Unsigned()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }
        throw new InvalidDataException("an integer has too many bytes");
    }

    long Signed()
    {
        var zigzag = Unsigned();
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }
}
