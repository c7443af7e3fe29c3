using System.Reflection;
using System.Reflection.Emit;

namespace Fruitfly.Cli.Tests.House;

/// <summary>Which folder of a project refers to which, read from the compiled code: a type of a folder above needs no
/// <c>using</c>, so the sources do not show it.</summary>
static class FolderReferences
{
    const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
            | BindingFlags.Instance;

    static readonly Dictionary<short, OpCode> Operations =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(operation => operation.Value);

    /// <param name="passedOver">types whose references do not count</param>
    public static HashSet<(string From, string To)> Of(Assembly project, params IEnumerable<string> passedOver)
    {
        var name = project.GetName().Name!;
        return
        [
            .. from type in project.GetTypes()
               where IsOwn(type) && !passedOver.Contains(Outermost(type).FullName)
               from used in Used(type).SelectMany(Parts)
               where IsOwn(used) && used.Namespace != type.Namespace
               select (type.Namespace!, used.Namespace!),
        ];

        bool IsOwn(Type type) =>
            type.Assembly == project
                && (type.Namespace == name || type.Namespace?.StartsWith(name + ".", StringComparison.Ordinal) == true);
    }

    static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    static IEnumerable<Type?> Used(Type type) =>
    [
        type.BaseType,
        .. type.GetInterfaces(),
        .. type.GetGenericArguments()
            .SelectMany(argument =>
                argument.IsGenericParameter ? argument.GetGenericParameterConstraints() : [argument]),
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetMethods(Own).Select(method => method.ReturnType),
        .. ((IEnumerable<MethodBase>)[.. type.GetMethods(Own), .. type.GetConstructors(Own)]).SelectMany(Used),
    ];

    static IEnumerable<Type?> Used(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            yield return parameter.ParameterType;
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(token, method.DeclaringType?.GetGenericArguments(),
                method.IsGenericMethod ? method.GetGenericArguments() : null);
            yield return member as Type ?? member?.DeclaringType;
            foreach (var argument in member is MethodInfo { IsGenericMethod: true } generic
                ? generic.GetGenericArguments() : [])
                yield return argument;
        }
    }

    /// <summary>What the instructions name: types, fields and methods.</summary>
    static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xFE ? Operations[(short)(0xFE00 | code[at + 1])] : Operations[code[at]];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField
                or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    /// <summary>A type with what it is made of: of a list of trials, the list and the trial.</summary>
    static IEnumerable<Type> Parts(Type? type) => type is null || type.IsGenericParameter ? []
        : type.HasElementType ? Parts(type.GetElementType())
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
        : [type];
}
