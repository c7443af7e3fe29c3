using System.CommandLine;
using System.Text.Json.Nodes;
using Fruitfly.Cli.Help;
using Fruitfly.Cli.Outputs;
using Fruitfly.Web.Sites;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly site</c>: the lab to read, for a course's web site.</summary>
static class SiteCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string>("folder") { Description = "the folder of the site", HelpName = "FOLDER" };
        var (reports, json) = (CommandSyntax.Reports(), CommandSyntax.Json());
        var command = new DocumentedCommand("site",
            "Writes gallery, lectures and reports as static pages, for a course's web site.")
        {
            Examples =
            [
                ("fruitfly site public", "pages of all reports here, to copy to any web server"),
                ("fruitfly site public --reports full", "of the reports of another folder"),
            ],
            Arguments = { folder },
            Options = { reports, json },
        };
        command.SetAction(parsed =>
        {
            var target = LocalPath.Require("FOLDER", parsed.GetRequiredValue(folder));
            var pages = StaticSite.Write(target, LocalPath.Require("--reports", parsed.GetRequiredValue(reports)));
            if (parsed.GetValue(json))
                surroundings.Terminal.WriteJson(new JsonObject
                {
                    ["index"] = pages[0],
                    ["pages"] = new JsonArray([.. pages.Select(page => JsonValue.Create(page))]),
                });
            else
                surroundings.Terminal.Output.WriteLine($"{pages.Count} pages; open {pages[0]}");
            return ExitCode.Done;
        });
        return command;
    }
}
