using System.Reflection;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;
using Workflow.Generators.Emitting;
using Workflow.Generators.Finding;
using MethodBody = Workflow.Generators.Binding.MethodBody;

namespace Workflow.Generators.Tests.Finding;

public sealed class ModelTests
{
    [Theory]
    [InlineData(typeof(DeclarationResult))]
    [InlineData(typeof(ClassDeclarations))]
    [InlineData(typeof(RegisteredClass))]
    [InlineData(typeof(MethodBody))]
    [InlineData(typeof(AssemblyFacts))]
    [InlineData(typeof(BannedLine))]
    public void What_the_pipeline_keeps_is_text_and_numbers_only(Type model) => Offenders(model, [], model.Name).ShouldBeEmpty();

    private static IEnumerable<string> Offenders(Type type, HashSet<Type> seen, string path)
    {
        if (type.Assembly == typeof(Compilation).Assembly || type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true)
            return [path];
        if (type == typeof(string) || type.IsPrimitive || type.IsEnum || !seen.Add(type)) return [];
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>))
            return Offenders(type.GetGenericArguments()[0], seen, path + "[]");
        bool isEquatable = type.GetInterfaces().Contains(typeof(IEquatable<>).MakeGenericType(type));
        return
        [
            .. isEquatable ? Array.Empty<string>() : [$"{path} is not equatable"],
            .. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(each => Offenders(each.FieldType, seen, $"{path}.{each.Name}")),
        ];
    }
}
