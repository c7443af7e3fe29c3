using System.Buffers.Binary;
using System.Numerics;
using Fruitfly.Measurement;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>A curve as bytes: a format byte, then for each evaluation its step (int32), which splits follow (one byte:
/// 1 training, 2 validation, 4 test), epoch, learning rate, and loss and error of each split (float64), all
/// little-endian. Where confusions were counted, the format byte is 2 and the number of classes and the counts (int32)
/// stand between; where parameters were pruned, it is 3 and their number (int32) and the
/// round of each (one byte) do.</summary>
static class CurveFormat
{
    const byte Format = 1, FormatWithConfusions = 2, FormatWithRounds = 3;
    const byte HasTraining = 1, HasValidation = 2, HasTest = 4;

    /// <exception cref="ArgumentException">both confusions and rounds: a trial that
    /// prunes counts no confusions</exception>
    public static byte[] Write(
        IReadOnlyList<Evaluation> evaluations, ConfusionMatrix? confusions = null, byte[]? prunedIn = null)
    {
        if (confusions is not null && prunedIn is not null)
            throw new ArgumentException(
                "A curve holds the confusions of a training or the rounds of a chain, not both.", nameof(prunedIn));
        var at = 1 + (confusions is null ? 0 : sizeof(int) * (1 + confusions.Counts.Length)) +
            (prunedIn is null ? 0 : sizeof(int) + prunedIn.Length);
        var bytes = new byte[at + evaluations.Sum(Size)];
        bytes[0] = prunedIn is not null ? FormatWithRounds : confusions is not null ? FormatWithConfusions : Format;
        if (confusions is not null)
            Write(confusions, bytes.AsSpan(1));
        if (prunedIn is not null)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), prunedIn.Length);
            prunedIn.CopyTo(bytes, 1 + sizeof(int));
        }
        foreach (var evaluation in evaluations)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), evaluation.Step);
            bytes[at + 4] = Splits(evaluation);
            at += 5;
            Double(evaluation.Epoch);
            Double(evaluation.LearningRate);
            Score(evaluation.Training);
            Score(evaluation.Validation);
            Score(evaluation.Test);
        }
        return bytes;

        void Double(double value)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(at), value);
            at += sizeof(double);
        }

        void Score(Score? score)
        {
            if (score is null)
                return;
            Double(score.Loss);
            Double(score.Error);
        }
    }

    /// <exception cref="FormatException">not such bytes, or of a newer format</exception>
    public static IReadOnlyList<Evaluation> Read(ReadOnlySpan<byte> bytes) => Read(bytes, out _, out _);

    /// <exception cref="FormatException">not such bytes, or of a newer format</exception>
    public static IReadOnlyList<Evaluation> Read(
        ReadOnlySpan<byte> bytes, out ConfusionMatrix? confusions, out byte[]? prunedIn)
    {
        if (bytes.IsEmpty || bytes[0] is not (Format or FormatWithConfusions or FormatWithRounds))
            throw new FormatException(
                $"A curve has {bytes.Length} bytes and does not begin with format {Format}, {FormatWithConfusions} " +
                $"or {FormatWithRounds}.");
        var evaluations = new List<Evaluation>();
        var rest = bytes[1..];
        confusions = bytes[0] == FormatWithConfusions ? ReadConfusions(ref rest) : null;
        prunedIn = bytes[0] == FormatWithRounds ? ReadRounds(ref rest) : null;
        while (!rest.IsEmpty)
        {
            var splits = rest.Length > 4 ? rest[4] : (byte)0;
            if (splits > (HasTraining | HasValidation | HasTest))
                throw new FormatException(
                    $"Evaluation {evaluations.Count} of a curve names splits {splits}, which are not known.");
            var size = Size(splits);
            if (rest.Length < size)
                throw new FormatException(
                    $"Evaluation {evaluations.Count} of a curve has {rest.Length} bytes instead of {size}.");
            var pair = 1;
            Score? Next(byte split, ReadOnlySpan<byte> evaluation) =>
                (splits & split) != 0 ? Score(evaluation, pair++) : null;
            evaluations.Add(new Evaluation(
                BinaryPrimitives.ReadInt32LittleEndian(rest), Double(rest, 0), Double(rest, 1),
                Next(HasTraining, rest), Next(HasValidation, rest), Next(HasTest, rest)));
            rest = rest[size..];
        }
        return evaluations;

        static double Double(ReadOnlySpan<byte> evaluation, int index) =>
            BinaryPrimitives.ReadDoubleLittleEndian(evaluation[(5 + index * sizeof(double))..]);

        static Score Score(ReadOnlySpan<byte> evaluation, int pair) =>
            new(Double(evaluation, 2 * pair), Double(evaluation, 2 * pair + 1));
    }

    static void Write(ConfusionMatrix confusions, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, confusions.Classes);
        for (var i = 0; i < confusions.Counts.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes[(sizeof(int) * (1 + i))..], confusions.Counts[i]);
    }

    static ConfusionMatrix ReadConfusions(ref ReadOnlySpan<byte> rest)
    {
        var classes = rest.Length < sizeof(int) ? 0 : BinaryPrimitives.ReadInt32LittleEndian(rest);
        var size = sizeof(int) * (1 + (long)Math.Min(classes, rest.Length) * classes);
        if (classes < 2 || rest.Length < size)
            throw new FormatException(
                $"The confusions of a curve name {classes} classes, and {rest.Length} bytes are left.");
        var counts = new int[classes * classes];
        for (var i = 0; i < counts.Length; i++)
            counts[i] = BinaryPrimitives.ReadInt32LittleEndian(rest[(sizeof(int) * (1 + i))..]);
        rest = rest[(int)size..];
        return counts.All(count => count >= 0)
            ? new ConfusionMatrix(classes, counts)
            : throw new FormatException("The confusions of a curve have a count below 0.");
    }

    static byte[] ReadRounds(ref ReadOnlySpan<byte> rest)
    {
        var count = rest.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (count < 0 || count > rest.Length - sizeof(int))
            throw new FormatException(
                $"The rounds of a curve are of {count} parameters, and {rest.Length} bytes are left.");
        var rounds = rest.Slice(sizeof(int), count).ToArray();
        rest = rest[(sizeof(int) + count)..];
        return rounds;
    }

    static byte Splits(Evaluation evaluation) => (byte)(
        (evaluation.Training is null ? 0 : HasTraining) | (evaluation.Validation is null ? 0 : HasValidation) |
        (evaluation.Test is null ? 0 : HasTest));

    static int Size(Evaluation evaluation) => Size(Splits(evaluation));

    static int Size(byte splits) =>
        5 + 2 * sizeof(double) * (1 + BitOperations.PopCount(splits));
}
