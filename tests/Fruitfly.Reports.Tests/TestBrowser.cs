using Fruitfly.Reports.Export;

namespace Fruitfly.Reports.Tests;

/// <summary>The browser of the tests: where there is none they are skipped, except in
/// CI, where that is a failure.</summary>
static class TestBrowser
{
    public static Browser Require()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            return Browser.Require();
        var browser = Browser.Find();
        Assert.SkipWhen(browser is null, "No Chromium-family browser is installed. " + Browser.Hint);
        return browser!;
    }
}
