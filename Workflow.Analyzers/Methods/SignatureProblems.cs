using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workflow.Generators.Binding;
using Workflow.Generators.Determinism;

namespace Workflow.Analyzers.Methods;

/// <summary>What the generator can write a defining part and a durable form for.</summary>
internal static class SignatureProblems
{
    /// <summary>Whether C# allows the method to be the implementing part of a partial method at all.</summary>
    public static bool CanBePartial(AnnotatedMethod method) =>
        method.Declaration.Parent is not InterfaceDeclarationSyntax
        && method.Symbol.ContainingType?.TypeKind != TypeKind.Extension
        && method.Declaration.ExplicitInterfaceSpecifier is null
        && method.Symbol.ContainingType?.TypeKind != TypeKind.Extension
        && !method.Declaration.Modifiers.Any(SyntaxKind.AbstractKeyword)
        && !method.Declaration.Modifiers.Any(SyntaxKind.ExternKeyword);

    public static bool LacksAccessibility(AnnotatedMethod method) =>
        CanBePartial(method) && !method.Declaration.Modifiers.Any(modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()));

    /// <summary>Everything that stands in the way, the missing accessibility modifier left out.</summary>
    public static IEnumerable<SignatureProblem> Of(AnnotatedMethod method, Compilation compilation) =>
        ShapeProblems(method).Concat(ContainerProblems(method)).Concat(TypeParameterProblems(method, compilation)).Concat(method.Declaration.ParameterList.Parameters.SelectMany(
            (syntax, index) => index < method.Symbol.Parameters.Length ? ParameterProblems(syntax, method.Symbol.Parameters[index]) : []));

    /// <summary>Whether a parameter can be no argument of a recorded call, whatever its type is made of.</summary>
    public static bool IsRefused(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None
        || parameter.Type.IsRefLikeType
        || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private static IEnumerable<SignatureProblem> ShapeProblems(AnnotatedMethod method)
    {
        MethodDeclarationSyntax declaration = method.Declaration;
        Location name = declaration.Identifier.GetLocation();
        if (declaration.TypeParameterList is { } typeParameters)
        {
            yield return new(
                typeParameters.GetLocation(), "is generic, and the log knows it by one name and one shape only",
                "write one method per type, or take a base type");
        }

        if (method.Symbol.IsVararg)
            yield return new(name, "takes __arglist, which cannot be recorded", "take a params array");
        if (declaration.ExplicitInterfaceSpecifier is { } interfaceName)
            yield return new(interfaceName.GetLocation(), "implements an interface explicitly, which no partial method can", "implement it implicitly");
        if (ModifierOf(declaration, SyntaxKind.AbstractKeyword) is { } isAbstract)
            yield return new(isAbstract, "is abstract and has no body to record", "put the attribute on the methods that override it");
        else if (ModifierOf(declaration, SyntaxKind.ExternKeyword) is { } isExtern)
            yield return new(isExtern, "is extern and has no body to record", "call the extern method from a step");
        else if (CanBePartial(method) && declaration.Body is null && declaration.ExpressionBody is null)
            yield return new(name, "has no body", "write the body here and leave the part without a body to the generator");
        else if (IsDefinedByTheUser(method))
            yield return new(name, "has a defining part of the user's own", "delete the part without a body, for the generator writes it") { Remedy = SignatureRemedy.DeleteDefiningPart };
    }

    private static IEnumerable<SignatureProblem> ContainerProblems(AnnotatedMethod method)
    {
        Location name = method.Declaration.Identifier.GetLocation();
        switch (method.Declaration.Parent)
        {
            case InterfaceDeclarationSyntax:
                yield return new(name, "is declared in an interface, which dependency injection cannot create", "move it to a class");
                break;
            case StructDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration }:
                yield return new(name, "is declared in a struct, which dependency injection cannot create", "move it to a class");
                break;
        }

        if (ClassForm.Is(method.Symbol) && method.Symbol.ContainingType is { IsAbstract: true } @abstract)
            yield return new(name, $"is declared in the abstract '{@abstract.Name}', of which dependency injection cannot create one", "remove 'abstract' from the class, or override the method in the classes derived from it");
        for (INamedTypeSymbol? type = method.Symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
                yield return new(name, $"is declared in '{type.Name}', which other files cannot see, generated ones included", "remove 'file' from the type") { Remedy = SignatureRemedy.ShowType };
        }
    }

    private static IEnumerable<SignatureProblem> TypeParameterProblems(AnnotatedMethod method, Compilation compilation)
    {
        INamedTypeSymbol type = method.Symbol.ContainingType;
        Location name = method.Declaration.Identifier.GetLocation();
        // What is wrong with an attribute that is there is said at the attribute.
        if (type is { IsGenericType: true, TypeKind: TypeKind.Class } && !StatedTypes.Of(type, compilation).AreThere)
        {
            string types = string.Join(", ", TypeParameters.Of(type).Select(static _ => "typeof(…)"));
            yield return new(
                name, $"is declared in the generic '{SymbolNames.Of(type)}', and the log needs a name for each type that it runs with",
                $"put [WorkflowTypeArguments(\"a_name\", {types})] on '{type.Name}' once for each such type, or move the method to a class that is not generic");
        }

        if (TypeParameters.HiddenIn(type) is { } hidden)
        {
            yield return new(
                name, $"is declared in '{SymbolNames.Of(type)}', where two type parameters are called '{hidden.Name}', and generated code cannot name both",
                "rename one of them");
        }
    }

    private static IEnumerable<SignatureProblem> ParameterProblems(ParameterSyntax syntax, IParameterSymbol parameter)
    {
        Location location = syntax.GetLocation();
        string declared = $"'{syntax.Type} {parameter.Name}'";
        if (parameter.RefKind != RefKind.None)
        {
            yield return parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter
                ? new(location, $"takes {declared} by reference, and recorded arguments are copies", "take a value") { Remedy = SignatureRemedy.TakeValue }
                : new(location, $"takes {declared} by reference, and recorded arguments are copies", "take a value and return the new one");
        }
        else if (parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
            yield return new(location, $"takes the pointer {declared}, which means nothing after a restart", "take the value itself");
        else if (parameter.Type.IsRefLikeType)
            yield return new(location, $"takes {declared}, which lives on the stack only", "take an array or a list");
    }

    private static bool IsDefinedByTheUser(AnnotatedMethod method) =>
        method.Symbol.PartialDefinitionPart is { } definition
        && definition.DeclaringSyntaxReferences.Any(reference => !SourceBodies.IsGenerated(reference.SyntaxTree));

    private static Location? ModifierOf(MemberDeclarationSyntax declaration, SyntaxKind kind) =>
        declaration.Modifiers.IndexOf(kind) is >= 0 and var index ? declaration.Modifiers[index].GetLocation() : null;
}
