namespace Fruitfly.Web.Tests.Lectures;

/// <summary>A lab that has measured every page of the decks.</summary>
public sealed class DeckLab : IAsyncLifetime
{
    internal OpenLab Lab { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Lab = await OpenLab.WithAsync();
        DeckMeasurements.WriteReports(Path.GetDirectoryName(Lab.ReportPath("index"))!);
    }

    public ValueTask DisposeAsync() => Lab.DisposeAsync();
}
