using System.Reflection;
using Fruitfly.Data;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Lab.Tests.Experiments;

public sealed class SealedDataSetTests
{
    /// <summary>They picture all examples of a data set, and train nothing.</summary>
    static readonly string[] WithoutTraining = ["TsneOutcome"];

    /// <summary>What a person sets up and trains by hand: the one cuts the splits, the other scores the test set
    /// once, after the last step.</summary>
    static readonly string[] ByHand = ["TrainingSetup", "TrainedNetwork"];

    const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.DeclaredOnly;

    [Fact]
    public void Training_by_a_sealed_recipe_gets_data_without_a_test_set()
    {
        var loaded = new Mnist1dDescription { Settings = new Mnist1dSettings { Samples = 200 } }.Load(0);
        var data = new SealedDataSet(loaded);
        data.For(new Recipe()).ShouldBeSameAs(loaded);
        data.For(SealedTestSet.Seal(new Recipe())).Test.ShouldBeNull();
        data.For(SealedTestSet.Seal(new Recipe())).Training.ShouldBeSameAs(loaded.Training);
        data.Size.ShouldBe(DataSize.Of(loaded), "how large the test set is may be known");
    }

    [Fact]
    public void A_sealed_data_set_has_no_other_way_out() =>
        typeof(SealedDataSet).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is not ConstructorInfo).Select(member => member.Name)
            .ShouldBe(["For", "Size", "get_Size"], ignoreOrder: true);

    [Fact]
    public void Nobody_in_the_lab_who_trains_or_chooses_reads_the_test_split_of_a_data_set() => Callers(method =>
        method.DeclaringType == typeof(DataSet) && method.Name is "get_Test" or "get_Item").Except(WithoutTraining)
            .Except(ByHand).ShouldBe([]);

    // Calls as they stand in the compiled methods: the bytes of call or callvirt before the token of a method.
    static IEnumerable<string> Callers(Predicate<MethodBase> isWanted) =>
        (from type in typeof(SealedDataSet).Assembly.GetTypes()
         from method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All))
         where Called(method).Any(called => isWanted(called))
         select Outermost(type).Name).Distinct();

    static IEnumerable<MethodBase> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i + 4 < code.Length; i++)
            if (code[i] is 0x28 or 0x6F && code[i + 4] is 0x06 or 0x0A or 0x2B
                && Resolved(method, BitConverter.ToInt32(code, i + 1)) is { } called)
                yield return called;
    }

    static MethodBase? Resolved(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token, method.DeclaringType!.GetGenericArguments(),
                method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null);
        }
        catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
        {
            return null; // other bytes that look like a call
        }
    }

    static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
