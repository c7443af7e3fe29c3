namespace Fruitfly.Lab.Sweeps.Designs;

/// <summary>How long settings are trained before the better ones are trained for longer.</summary>
/// <param name="Lengths">of training at each rung, in the unit of the recipe; the last is the whole length</param>
/// <param name="Reduction">one setting in this many climbs</param>
sealed record HalvingLadder(IReadOnlyList<int> Lengths, int Reduction)
{
    public int Rungs => Lengths.Count;

    /// <param name="length">of a whole training</param>
    /// <param name="shortest">of the first rung; default: the length over reduction²</param>
    public static HalvingLadder Of(int length, int reduction, int? shortest)
    {
        var least = Math.Max(1, shortest ?? length / (reduction * reduction));
        List<int> lengths = [length];
        for (var next = (long)length / reduction; next >= least && next < lengths[0]; next /= reduction)
            lengths.Insert(0, (int)next);
        return new(lengths, reduction);
    }

    /// <summary>How many of that many settings climb to the next rung: at least one.</summary>
    public int Climbing(int settings) => Math.Max(1, settings / Reduction);

    /// <summary>The brackets of Hyperband (Li et al. 2018, algorithm 1): settings that begin at a rung.</summary>
    public IEnumerable<(int Rung, int Settings)> Brackets()
    {
        for (var rung = 0; rung < Rungs; rung++)
        {
            var climbs = Rungs - 1 - rung;
            yield return (rung, (int)Math.Ceiling((double)Rungs / (climbs + 1) * Math.Pow(Reduction, climbs)));
        }
    }

    /// <summary>Trainings of a bracket, over all its rungs.</summary>
    public int TrainingsOf(int rung, int settings)
    {
        var sum = 0;
        for (; rung < Rungs; rung++, settings = Climbing(settings))
            sum += settings;
        return sum;
    }
}
