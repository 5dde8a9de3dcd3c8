using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Emitting;

namespace Workflow.Analyzers.Methods;

/// <summary>The names that the generator takes for its own members and types. It is the generator's binder that chooses them.</summary>
internal static class GeneratedNames
{
    public const string Register = "__Register";
    public const string Context = "__context";
    public const string TypeArguments = TypeArgumentsEmitter.Member;

    /// <summary>The members that are generated for one method, in the class that declares it.</summary>
    public static IEnumerable<string> MembersFor(AnnotatedMethod method, Compilation compilation) =>
        DurableMethod.Bind(method.Kind, method.Symbol, method.Declaration, compilation) is { IsSupported: true } bound
            ? [bound.FormName, bound.RegisterName, bound.DescriptorName, .. bound.StatedTypes.IsEmpty ? Array.Empty<string>() : [bound.StatedName, bound.FactoryName]]
            : [];

    /// <summary>The methods by which runs start a workflow as a child, or begin anew with it.</summary>
    public static IEnumerable<string> MethodsOfRuns(AnnotatedMethod method) =>
        method.Kind == DurableKind.Workflow ? [RunMethodNames.OfChild(ClassForm.NameOf(method.Symbol)), RunMethodNames.OfContinuation(ClassForm.NameOf(method.Symbol))] : [];

    /// <summary>What the class is called in generated members outside of it: <c>Outer_Inner</c>.</summary>
    public static string JoinedNameOf(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{JoinedNameOf(outer)}_{type.Name}" : type.Name;

    /// <summary>The class of start methods and registration that stands beside a class.</summary>
    public static string ExtensionsOf(INamedTypeSymbol type) => $"{JoinedNameOf(type)}Extensions_";
}
