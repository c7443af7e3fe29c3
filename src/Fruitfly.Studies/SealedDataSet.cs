using Fruitfly.Data;
using Fruitfly.Training;

namespace Fruitfly.Studies;

/// <summary>A loaded data set whose only way out says what for, so that the test set comes along only where a recipe
/// asks for it. Data of trials is kept in this form alone.</summary>
sealed class SealedDataSet(DataSet data)
{
    public DataSize Size { get; } = DataSize.Of(data);

    /// <summary>What a training by this recipe may see.</summary>
    public DataSet For(Recipe recipe) => SealedTestSet.IsOpenedBy(recipe) ? data : data.WithoutTest();
}
