namespace Fruitfly.Numerics.Kernels;

/// <summary>A number that is a type, so that loops over it are compiled for each of its values.</summary>
interface INumber
{
    static abstract int Value { get; }
}

readonly struct One : INumber
{
    public static int Value => 1;
}

readonly struct Two : INumber
{
    public static int Value => 2;
}

readonly struct Three : INumber
{
    public static int Value => 3;
}

readonly struct Four : INumber
{
    public static int Value => 4;
}

readonly struct Five : INumber
{
    public static int Value => 5;
}

readonly struct Six : INumber
{
    public static int Value => 6;
}

readonly struct Seven : INumber
{
    public static int Value => 7;
}

readonly struct Eight : INumber
{
    public static int Value => 8;
}
