using Fruitfly.Studies;
using Fruitfly.Studies.Export;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fruitfly.Web.Studies;

/// <summary>A study as a file to keep. It is written whole before it is sent, so that what cannot be written is an
/// error and not half a file.</summary>
static class ExportedStudy
{
    const int LongestName = 100;

    public static async Task<FileStreamHttpResult> Send(
        IStudyStore store, PrivateFolder folder, string study, string format, HttpContext context)
    {
        var chosen = Words.Parse<ExportFormat>("format", format);
        if (store.Find(study) is null)
            throw StudyEndpoints.NoSuchStudy(study);
        var file = folder.Create(Path.GetRandomFileName(), FileOptions.DeleteOnClose);
        context.Response.RegisterForDispose(file);
        var settings = new ExportSettings(chosen) { ResultsOnly = true };
        await Task.Run(() => StudyExport.Write(store, study, settings, file), context.RequestAborted);
        file.Position = 0;
        return TypedResults.Stream(file, ContentType(chosen), FileName(study, format));
    }

    static string ContentType(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Jsonl => "application/jsonl; charset=utf-8",
        _ => "application/vnd.apache.parquet",
    };

    /// <summary>A study's name may hold any character; a file's name only what no system reads otherwise.</summary>
    internal static string FileName(string study, string ending)
    {
        var name = new string([.. study.Take(LongestName)
            .Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' ? sign : '-')]).Trim('-');
        return $"{(name.Length == 0 ? "study" : name)}.{ending}";
    }
}
