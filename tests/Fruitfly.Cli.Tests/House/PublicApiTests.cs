using System.Reflection;
using PublicApiGenerator;

namespace Fruitfly.Cli.Tests.House;

/// <summary>What users can call is approved text in House/Api: a change of it shows as a readable difference.</summary>
public sealed class PublicApiTests
{
    const string Approve = "FRUITFLY_APPROVE";
    static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.NullableAttribute",
            "System.Runtime.CompilerServices.NullableContextAttribute"],
    };

    [Theory]
    [InlineData("Fruitfly.Numerics")]
    [InlineData("Fruitfly")]
    [InlineData("Fruitfly.Lab")]
    [InlineData("Fruitfly.Reports")]
    [InlineData("Fruitfly.Studies")]
    [InlineData("Fruitfly.Web")]
    [InlineData("Fruitfly.Cli")]
    public void The_public_API_is_the_approved_one(string name)
    {
        var path = $"tests/Fruitfly.Cli.Tests/House/Api/{name}.txt";
        var actual = Assembly.Load(name).GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        if (Environment.GetEnvironmentVariable(Approve) == "1")
            File.WriteAllText(Path.Combine(Repository.Root, path), actual);

        var difference = Difference(Repository.Read(path), actual);

        difference.ShouldBeEmpty($"The public API of {name} has changed:\n{string.Join('\n', difference)}\n"
            + $"If that is intended, {Approve}=1 ./fruitfly-test Cli writes {path}; commit it.");
    }

    [Fact]
    public void A_difference_names_the_type_and_the_member() =>
        Difference("class A\n{\n    int X;\n    int Y;\n}\nclass B\n{\n    int X;\n}\n",
            "class A\n{\n    int X;\n}\nclass B\n{\n    int X;\n    int Z;\n}\n")
            .ShouldBe(["- class A: int Y;", "+ class B: int Z;"]);

    static List<string> Difference(string approved, string actual)
    {
        var (before, after) = (Members(approved), Members(actual));
        return [.. before.Except(after).Select(member => "- " + member),
            .. after.Except(before).Select(member => "+ " + member)];
    }

    /// <summary>Each line with the type that it stands in.</summary>
    static List<string> Members(string text)
    {
        var (members, owners, last) = (new List<string>(), new Stack<string>(), "");
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
            if (line == "{")
                owners.Push(last);
            else if (line == "}")
                owners.Pop();
            else
            {
                last = line;
                members.Add(owners.TryPeek(out var owner) ? $"{owner}: {line}" : line);
            }
        return members;
    }
}
