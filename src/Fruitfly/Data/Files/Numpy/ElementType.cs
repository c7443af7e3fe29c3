namespace Fruitfly.Data.Files;

/// <summary>The type of the numbers in an array.</summary>
public enum ElementType
{
    Boolean,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Float32,
    Float64,
}

static class ElementTypes
{
    extension(ElementType type)
    {
        /// <summary>Bytes an element takes.</summary>
        public int Size => type switch
        {
            ElementType.Boolean or ElementType.Int8 or ElementType.UInt8 => 1,
            ElementType.Int16 or ElementType.UInt16 => 2,
            ElementType.Int32 or ElementType.UInt32 or ElementType.Float32 => 4,
            _ => 8,
        };

        public bool IsFloatingPoint => type is ElementType.Float32 or ElementType.Float64;

        /// <summary>Whether float32 holds every value.</summary>
        public bool IsExactInSingle => type is not (
            ElementType.Int32 or ElementType.Int64 or ElementType.UInt32 or ElementType.UInt64 or ElementType.Float64);

        /// <summary>NumPy's code without the byte order: kind and size.</summary>
        public string NumpyCode => type switch
        {
            ElementType.Boolean => "b1",
            ElementType.Float32 or ElementType.Float64 => $"f{type.Size}",
            ElementType.UInt8 or ElementType.UInt16 or ElementType.UInt32 or ElementType.UInt64 => $"u{type.Size}",
            _ => $"i{type.Size}",
        };
    }

    public static ElementType Of<T>() =>
        typeof(T) == typeof(bool) ? ElementType.Boolean :
        typeof(T) == typeof(sbyte) ? ElementType.Int8 :
        typeof(T) == typeof(short) ? ElementType.Int16 :
        typeof(T) == typeof(int) ? ElementType.Int32 :
        typeof(T) == typeof(long) ? ElementType.Int64 :
        typeof(T) == typeof(byte) ? ElementType.UInt8 :
        typeof(T) == typeof(ushort) ? ElementType.UInt16 :
        typeof(T) == typeof(uint) ? ElementType.UInt32 :
        typeof(T) == typeof(ulong) ? ElementType.UInt64 :
        typeof(T) == typeof(float) ? ElementType.Float32 :
        typeof(T) == typeof(double) ? ElementType.Float64 :
        throw new ArgumentException(
            $"An array of {typeof(T)} cannot be kept in a file: use bool, an integer of 8 to 64 bits, float or double.");
}
