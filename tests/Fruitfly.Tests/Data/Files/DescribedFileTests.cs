using Fruitfly.Data.Files;

namespace Fruitfly.Tests.Data.Files;

public sealed class DescribedFileTests
{
    [Fact]
    public void Training_examples_are_shown_as_the_file_writes_them()
    {
        var file = Read("name,size,split,label\nash,1.50,test,a\noak,,train,b\nelm,2,train,\nfir,03,train,a\n");
        // The second row is a test example, the fourth has no target: neither is counted.
        file.Fields([1, 0]).ShouldBe([["fir", "03", "train", "a"], ["oak", "", "train", "b"]]);
        file.Fields([]).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_under_another_name_is_the_same_data()
    {
        var file = Read("x,label\n1,a\n2,b\n");
        var named = file.Under("trees.csv");
        named.Table.Name.ShouldBe("trees");
        named.Description.ShouldBe(file.Description);
        named.Fields([1]).ShouldBe([["2", "b"]]);
    }

    static DescribedFile Read(string text)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return DescribedFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
