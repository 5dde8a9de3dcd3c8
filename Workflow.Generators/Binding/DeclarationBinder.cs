using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Generators.Binding;

/// <summary>Turns a durable method into the model of its declarations.</summary>
internal static class DeclarationBinder
{
    public static MethodDeclaration Bind(DurableMethod method)
    {
        bool isSupported = method.IsSupported;
        ClassIdentity type = ClassIdentity.Of(method);
        return new(
            type,
            Surroundings.Of(method.Syntax),
            method.Symbol.PartialDefinitionPart is null ? DefiningPartOf(method.Syntax) : null,
            isSupported ? method.RegisterName : null,
            isSupported ? StartMethodOf(method, type) : null);
    }

    /// <summary>
    /// The user's own signature without <c>async</c> and attributes: symbols do not know every difference that the language wants the
    /// two halves to agree on.
    /// </summary>
    private static string DefiningPartOf(MethodDeclarationSyntax syntax)
    {
        IEnumerable<string> modifiers = syntax.Modifiers.Where(each => !each.IsKind(SyntaxKind.AsyncKeyword)).Select(each => each.Text);
        string constraints = string.Concat(syntax.ConstraintClauses.Select(each => " " + SyntaxText.WithoutAttributes(each)));
        return $"{string.Join(" ", modifiers)} {SyntaxText.WithoutAttributes(syntax.ReturnType)} {syntax.Identifier.Text}"
            + $"{SyntaxText.WithoutAttributes(syntax.TypeParameterList)}{SyntaxText.WithoutAttributes(syntax.ParameterList)}{constraints};";
    }

    private static StartMethod? StartMethodOf(DurableMethod method, ClassIdentity type)
    {
        if (method.Kind != DurableKind.Workflow || !type.IsReachable || !ClassIdentity.IsSeenInAssembly(method.Accessibility))
            return null;
        // The defining part has the unknown name already; one error in generated code is enough.
        if (method.Values.Any(each => TypeNames.IsUnknown(each.Type)) || (method.Result is not null && TypeNames.IsUnknown(method.Result))) return null;
        bool isPublic = type.IsPublic && method.Accessibility == Accessibility.Public;
        ImmutableArray<IParameterSymbol> values = method.Values;
        int firstOptional = values.TakeWhile(each => !each.HasExplicitDefaultValue).Count();
        return new(
            $"Start{NameRules.WithoutAsync(method.Name)}Async",
            isPublic ? "public" : "internal",
            method.Key!,
            method.Version,
            values.Select((each, index) => ParameterOf(each, index > firstOptional)).ToEquatableArray(),
            ArgumentsTuple.TypeOf(values),
            ArgumentsTuple.Make(values, each => ArgumentOf(each, values.IndexOf(each) > firstOptional)),
            method.Result is null ? null : TypeNames.InCode(method.Result),
            method.Name,
            method.Symbol.IsStatic);
    }

    /// <summary>
    /// A <c>params</c> array becomes a plain one, for options follow it; behind an optional parameter it has to be optional too.
    /// </summary>
    private static StartParameter ParameterOf(IParameterSymbol parameter, bool followsOptional)
    {
        string type = TypeNames.InCode(parameter.Type);
        string name = Identifier.Of(parameter.Name);
        if (parameter.HasExplicitDefaultValue) return new(type, name, ConstantText.DefaultOf(parameter));
        return followsOptional ? new(type.TrimEnd('?') + "?", name, "null") : new(type, name, null);
    }

    private static string ArgumentOf(IParameterSymbol parameter, bool followsOptional) =>
        followsOptional && !parameter.HasExplicitDefaultValue ? $"{Identifier.Of(parameter.Name)} ?? []" : Identifier.Of(parameter.Name);
}
