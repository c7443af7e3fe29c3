namespace Fruitfly.Data.Tables;

/// <summary>One column of a file: the number that each field holds, and the fields as they are written, as far as they
/// are needed to tell classes, levels, dates and missing values.</summary>
/// <param name="Name">empty where the file gives none</param>
/// <param name="Numbers">one for each row; NaN where the field is no number</param>
/// <param name="Codes">for each row the place of its field in <paramref name="Texts"/>, or −1 where the field is a
/// number whose text was not kept; null where no text was kept: all fields are numbers, and there are too many
/// different ones</param>
/// <param name="Texts">the different fields as they are written, without blanks around them, in the order in which
/// they first occur</param>
/// <param name="FirstRows">for each text the first row that holds it, from 0, for messages</param>
sealed record RawColumn(
    string Name, double[] Numbers, int[]? Codes, IReadOnlyList<string> Texts, IReadOnlyList<int> FirstRows)
{
    /// <summary>The first row whose field is a whole number of more digits than float64 has; null where there is none,
    /// or all texts were kept.</summary>
    public int? FirstRounded { get; init; }

    /// <summary>How its numbers were written before they were read, where they have a unit; null for plain
    /// ones.</summary>
    public Amount? Amount { get; init; }

    /// <summary>The number that a text is; null where it is none.</summary>
    public double? NumberOf(int code) =>
        Numbers[FirstRows[code]] is var number && double.IsNaN(number) ? null : number;
}
