using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Tests.Security;

/// <summary>Every endpoint there is, now and later, is asked in every wrong way: the answer is a refusal with
/// its reason, never a fault.</summary>
public sealed class EndpointFuzzTests
{
    static readonly string Deep = new string('[', 200) + new string(']', 200);

    static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e999", "99999999999999999999", "\"\"", "\"x\"", "\"NaN\"", "\"2026-01-01\"",
        "\"\\u0000\"", "\"../../etc/passwd\"", "[]", "[null]",
        "[[1]]", "{}", "{\"x\":1}", "{\"__proto__\":1}", "{\"kind\":\"none\"}",
    ];

    static readonly string[] Bodies =
    [
        "", " ", "{", "}", "nothing", "\u0000", "\uFEFF{}", "// comment\n{}", "{\"a\":1,}", "{'a':1}", "NaN", "{}{}",
        Deep, "{\"a\":1,\"a\":2}", "\"\\ud800\"", .. Values,
    ];

    [Fact]
    public async Task A_body_of_another_shape_is_refused_with_the_reason()
    {
        await using var lab = await OpenLab.WithAsync();
        foreach (var (path, body) in JsonEndpoints(lab))
            foreach (var text in (IEnumerable<string>)[.. Bodies, .. Distorted(body)])
            {
                using var answer =
                    await lab.PostAsync(path, new StringContent(text, Encoding.UTF8, "application/json"));
                await ShouldBeAnswered(answer, $"POST {path} {text}");
            }
    }

    [Fact]
    public async Task A_body_without_type_of_another_type_or_in_another_encoding_is_refused()
    {
        await using var lab = await OpenLab.WithAsync();
        foreach (var (path, _) in JsonEndpoints(lab))
        {
            foreach (var type in (string?[])[null, "text/plain", "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x", "text/html", "application/json; charset=none"])
            {
                var content = new ByteArrayContent("{}"u8.ToArray());
                if (type is not null)
                    content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await lab.PostAsync(path, content);
                ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"POST {path} as {type}");
                await ShouldBeAnswered(answer, $"POST {path} as {type}");
            }
            var bytes = new ByteArrayContent([0xFF, 0xFE, 0xFA, 0x00]);
            bytes.Headers.ContentType = new("application/json");
            using var binary = await lab.PostAsync(path, bytes);
            ((int)binary.StatusCode).ShouldBeInRange(400, 499, path);
            await ShouldBeAnswered(binary, path);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_what_a_page_sends_is_too_large(bool isChunked)
    {
        await using var lab = await OpenLab.WithAsync();
        foreach (var (path, _) in JsonEndpoints(lab))
        {
            using var answer = await lab.PostAsync(
                path, new StringContent($"{{\"x\":\"{new string('x', 70 * 1024)}\"}}", Encoding.UTF8,
                    "application/json"), request => request.Headers.TransferEncodingChunked = isChunked);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, path);
            await ShouldBeAnswered(answer, path);
        }
    }

    [Fact]
    public async Task A_query_of_another_shape_is_refused_with_the_reason()
    {
        string[] values =
            ["", "x", "-1", "1.5", "99999999999999999999", "NaN", "%00", "%ff", "true", "null", "[]", "%F0%9F%92%A9",
                Uri.EscapeDataString("<script>"), new string('x', 400)];
        await using var lab = await OpenLab.WithAsync();
        foreach (var endpoint in lab.Lab.Endpoints.Where(endpoint =>
            endpoint.RoutePattern.RawText!.StartsWith("/api/") && Method(endpoint) == "GET"))
        {
            var names = endpoint.Metadata.OfType<IParameterBindingMetadata>().Select(parameter => parameter.Name)
                .ToList();
            foreach (var name in names.Append("after").Append("unknown"))
                foreach (var value in values)
                    await Ask($"{endpoint.Path()}?{name}={value}");
            foreach (var value in values)
                await Ask($"{endpoint.Path()}?{string.Join('&', names.Select(name => $"{name}={value}"))}");
        }

        async Task Ask(string path)
        {
            using var answer = await lab.GetAsync(path, completion: HttpCompletionOption.ResponseHeadersRead);
            await ShouldBeAnswered(answer, path);
        }
    }

    internal static async Task ShouldBeAnswered(HttpResponseMessage answer, string what)
    {
        what = what.Length > 300 ? what[..300] + "…" : what;
        var status = (int)answer.StatusCode;
        status.ShouldBeLessThan(500, status < 500 ? what : $"{what}: {await answer.Content.ReadAsStringAsync()}");
        if (status < 400)
            return;
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/json", $"{what}: {status} {text}");
        text.ShouldNotBeEmpty(what);
        var error = JsonNode.Parse(text)!["error"]!.GetValue<string>();
        error.ShouldEndWith(".", Case.Sensitive, what); // a sentence
        foreach (var foreign in (string[])["System.", "Parameter '", "parameter \"", "--"]) // of another language
            error.ShouldNotContain(foreign, Case.Sensitive, what);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], what);
    }

    static IEnumerable<(string Path, Type Body)> JsonEndpoints(OpenLab lab)
    {
        var found = lab.Lab.Endpoints.Where(endpoint => Method(endpoint) == "POST")
            .Select(endpoint =>
                (Path: endpoint.Path(),
                    Body: endpoint.Metadata.OfType<IAcceptsMetadata>()
                        .FirstOrDefault(accepts => accepts.ContentTypes.Contains("application/json"))?.RequestType))
            .Where(endpoint => endpoint.Body is not null).Select(endpoint => (endpoint.Path, endpoint.Body!)).ToList();
        found.ShouldNotBeEmpty();
        return found;
    }

    static string Method(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<IHttpMethodMetadata>().Single().HttpMethods.Single();

    /// <summary>The body as it should be but for one member, which is missing or of another type.</summary>
    static IEnumerable<string> Distorted(Type body)
    {
        var members = body.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToList();
        foreach (var member in members)
        {
            yield return Body(members.Where(other => other != member), "\"x\"");
            foreach (var value in Values)
                yield return $"{{{string.Join(',', members.Where(other => other != member).Select(other => $"\"{other}\":\"x\"").Append($"\"{member}\":{value}"))}}}";
        }
        foreach (var value in Values)
            yield return Body(members, value);

        static string Body(IEnumerable<string> members, string value) =>
            $"{{{string.Join(',', members.Select(member => $"\"{member}\":{value}"))}}}";
    }
}
