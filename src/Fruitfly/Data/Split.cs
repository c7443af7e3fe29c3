namespace Fruitfly.Data;

/// <summary>The three parts of a data set: the parameters are fitted on training examples, settings are chosen on
/// validation examples, and the test examples are looked at once.</summary>
public enum Split
{
    Training,
    Validation,
    Test,
}
