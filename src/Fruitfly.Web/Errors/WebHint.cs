using Fruitfly.Data.Files;
using Fruitfly.Studies;

namespace Fruitfly.Web.Errors;

/// <summary>The hints of errors in the words of a page, which names no option of a command line: the
/// one place that chooses them.</summary>
static class WebHint
{
    public static StoreWords Store { get; } = new(
        NameAnother: "start the web lab with another store", KnownStudies: "The studies page lists them all.");

    public static string Of(DataFileException file) => file.Remedy.In(FileSettingLabel.NameOf);

    public static string Of(StudyStoreException store) => store.HintIn(Store);
}
