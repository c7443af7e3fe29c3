using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>One data set, one network, one recipe, one seed: a pure function with one result.</summary>
/// <param name="Pruning">makes it a chain of trainings of ever sparser networks; default: null, one training</param>
public sealed record Trial(
    DataDescription Data, Architecture Network, Recipe Recipe, ulong Seed, PruningPlan? Pruning = null);
