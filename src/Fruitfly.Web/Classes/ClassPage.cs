using Fruitfly.Reports.Charts;
using Fruitfly.Reports.Pages;

namespace Fruitfly.Web.Classes;

/// <summary>What a phone shows: the question and two buttons, without a script.</summary>
static class ClassPage
{
    /// <summary>Its style, its empty icon and its own votes, and nothing else.</summary>
    public const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static readonly string Style = Theme.StyleSheet + """

        *{box-sizing:border-box}
        html{font:20px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        body{margin:0 auto;padding:32px 24px;max-width:34rem;background:var(--background);color:var(--ink)}
        h1{font-size:24px;line-height:1.3;margin:0 0 24px;text-wrap:balance;overflow-wrap:anywhere}
        p{margin:0 0 16px;color:var(--muted)}
        button{display:block;width:100%;margin:0 0 16px;padding:20px;font:inherit;font-size:22px;color:var(--ink);background:var(--surface);border:2px solid var(--muted);border-radius:12px}
        button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--background);font-weight:650}
        a{color:var(--accent)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:3px}

        """;

    /// <param name="question">null where none is open</param>
    /// <param name="vote">of this phone; null for none</param>
    public static string Write(string code, string? question, int? vote) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{(question is null ? "Waiting" : "What do you expect?")} · Fruitfly</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/class/{code}/style.css">
        </head>
        <body>
        <main>
        {(question is null ? Waiting : Ballot(code, question, vote))}
        <p><a href="/class/{code}">Look again</a></p>
        </main>
        </body>
        </html>

        """).Text;

    static readonly Html Waiting = Html.Of($"""
        <h1>No question is open.</h1>
        <p>The next one appears here by itself. The answers to the last are on the screen.</p>
        """);

    static Html Ballot(string code, string question, int? vote) => Html.Of($"""
        <p>Will this hold in the measurement?</p>
        <h1>{question}</h1>
        {Html.Join(ClassPoll.Choices.Select((words, choice) => Html.Of($"""
            <form method="post" action="/api/class/{code}/votes/{choice}"><button aria-pressed="{(vote == choice ? "true" : "false")}">{words}</button></form>
            """)))}
        <p role="status">{(vote is null ? "Your answer is counted without your name." : "Your answer is in. You can change it until the lecturer ends the poll.")}</p>
        """);
}
