using System.Reflection;
using System.Text;
using System.Text.Json;
using Fruitfly.Lab.Sweeps.Files;
using Json.Schema;

namespace Fruitfly.Lab.Tests.Sweeps.Files;

/// <summary>The schema for editors agrees with the reader, where a schema can say what is wrong.</summary>
public sealed class StudySchemaTests
{
    static readonly JsonSchema Schema = JsonSchema.FromText(StudySchema.Text);

    public static TheoryData<string> Examples => [.. Resources("study/")];

    [Fact]
    public void The_schema_in_the_docs_is_the_one_of_the_program() =>
        Text("schema/study.schema.json").ShouldBe(StudySchema.Text);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_valid(string file) => IsValid(Text("study/" + file)).ShouldBeTrue(file);

    [Theory]
    [InlineData("mnist1d")]
    [InlineData("circles")]
    [InlineData("toy-function")]
    public void A_study_to_begin_with_is_valid_and_can_be_run(string data)
    {
        var text = StudyStarter.Write(data);
        IsValid(text).ShouldBeTrue();
        SomeStudies.Read(text).Plan.Settings.Count.ShouldBe(6);
    }

    [Fact]
    public void A_resolved_study_is_valid() =>
        IsValid(SomeStudies.Read(SomeStudies.Small).Plan.Definition).ShouldBeTrue();

    [Theory]
    [InlineData("unknown-key.yaml")]
    [InlineData("unknown-inner-key.yaml")]
    [InlineData("no-name.yaml")]
    [InlineData("null-section.yaml")]
    [InlineData("list-for-map.yaml")]
    [InlineData("word-for-number.yaml")]
    [InlineData("octal.yaml")]
    [InlineData("negative.yaml")]
    [InlineData("half-epoch.yaml")]
    [InlineData("yes-for-true.yaml")]
    [InlineData("unknown-kind.yaml")]
    [InlineData("kind-of-list.yaml")]
    [InlineData("missing-setting.yaml")]
    [InlineData("seeds-zero.yaml")]
    [InlineData("seeds-list-empty.yaml")]
    [InlineData("validation-all.yaml")]
    [InlineData("time-without-unit.yaml")]
    [InlineData("factor-scalar.yaml")]
    [InlineData("factor-empty.yaml")]
    [InlineData("many-factors.yaml")]
    [InlineData("many-values.yaml")]
    [InlineData("search-without-count.yaml")]
    [InlineData("wrong-type.json")]
    public void What_the_reader_refuses_the_schema_refuses(string file) =>
        IsValid(Text("hostile/" + file)).ShouldBeFalse(file);

    static bool IsValid(string yaml)
    {
        var node = ResolvedStudy.Plain(StudyYaml.Read(Encoding.UTF8.GetBytes(yaml), "study.yaml"));
        using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    static IEnumerable<string> Resources(string folder) => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(folder)).Select(name => name[folder.Length..]);

    static string Text(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
