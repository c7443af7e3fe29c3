using System.Buffers.Binary;
using System.Numerics;
using Fruitfly.Training;

namespace Fruitfly.Lab.Studies;

/// <summary>A curve as bytes: a format byte, then for each evaluation its step (int32), which splits follow (one byte:
/// 1 training, 2 validation, 4 test), epoch, learning rate, and loss and error of each split (float64), all little-endian.</summary>
static class CurveFormat
{
    const byte Format = 1;
    const byte HasTraining = 1, HasValidation = 2, HasTest = 4;

    public static byte[] Write(IReadOnlyList<Evaluation> evaluations)
    {
        var bytes = new byte[1 + evaluations.Sum(Size)];
        bytes[0] = Format;
        var at = 1;
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
    public static IReadOnlyList<Evaluation> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Format)
            throw new FormatException($"A curve has {bytes.Length} bytes and does not begin with format {Format}.");
        var evaluations = new List<Evaluation>();
        for (var rest = bytes[1..]; !rest.IsEmpty;)
        {
            var splits = rest.Length > 4 ? rest[4] : (byte)0;
            if (splits > (HasTraining | HasValidation | HasTest))
                throw new FormatException($"Evaluation {evaluations.Count} of a curve names splits {splits}, which are not known.");
            var size = Size(splits);
            if (rest.Length < size)
                throw new FormatException($"Evaluation {evaluations.Count} of a curve has {rest.Length} bytes instead of {size}.");
            var pair = 1;
            Score? Next(byte split, ReadOnlySpan<byte> evaluation) => (splits & split) != 0 ? Score(evaluation, pair++) : null;
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

    static byte Splits(Evaluation evaluation) => (byte)(
        (evaluation.Training is null ? 0 : HasTraining) | (evaluation.Validation is null ? 0 : HasValidation) |
        (evaluation.Test is null ? 0 : HasTest));

    static int Size(Evaluation evaluation) => Size(Splits(evaluation));

    static int Size(byte splits) =>
        5 + 2 * sizeof(double) * (1 + BitOperations.PopCount(splits));
}
