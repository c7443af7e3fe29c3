using Fruitfly.Data;

namespace Fruitfly.Training;

/// <summary>Measures loss and error of a network as it is now.</summary>
interface IScorer
{
    Score Evaluate(Examples split);
}
