using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>What is wrong with a <c>[WorkflowTypeArguments]</c>: two ends of a sentence that begins with it.</summary>
internal sealed record StatedTypeProblem(AttributeData Attribute, string Finding, string Replacement);

/// <summary>The constructed types of a class that its <c>[WorkflowTypeArguments]</c> state; what cannot be used is left out, and said.</summary>
internal sealed class StatedTypes
{
    private readonly List<StatedType> _valid = [];
    private readonly List<StatedTypeProblem> _problems = [];
    private readonly INamedTypeSymbol _class;
    private readonly TypeArgumentRules _rules;

    private StatedTypes(INamedTypeSymbol type, Compilation compilation)
    {
        _class = type.OriginalDefinition;
        _rules = new TypeArgumentRules(_class, compilation);
        INamedTypeSymbol? attribute = KnownSymbols.Of(compilation).TypeArgumentsAttribute;
        foreach (AttributeData each in _class.GetAttributes())
            if (KnownSymbols.Is(each.AttributeClass, attribute)) Add(each);
        // The order of partial declarations is that of files.
        Valid = [.. _valid.OrderBy(each => each.Name, StringComparer.Ordinal)];
        Problems = [.. _problems];
    }

    /// <summary>The first attribute; null where there is none.</summary>
    public AttributeData? First { get; private set; }

    /// <summary>Whether the class has the attribute at all.</summary>
    public bool AreThere => First is not null;

    /// <summary>The types, in the order of their names.</summary>
    public ImmutableArray<StatedType> Valid { get; }

    public ImmutableArray<StatedTypeProblem> Problems { get; }

    public static StatedTypes Of(INamedTypeSymbol type, Compilation compilation) => new(type, compilation);

    private void Add(AttributeData attribute)
    {
        First ??= attribute;
        // What does not compile is the compiler's to report.
        if (attribute.ConstructorArguments.Length != 2 || attribute.ConstructorArguments[0].Kind == TypedConstantKind.Error) return;
        if (TypesOf(attribute.ConstructorArguments[1]) is not { } types) return;
        if (Problem(attribute.ConstructorArguments[0].Value as string, types) is { } problem)
            _problems.Add(new(attribute, problem.Finding, problem.Replacement));
        else
            _valid.Add(new((string)attribute.ConstructorArguments[0].Value!, Substitution.Construct(_class, types)));
    }

    /// <summary>The types; null where one does not compile.</summary>
    private static ImmutableArray<ITypeSymbol>? TypesOf(TypedConstant list)
    {
        if (list.Kind == TypedConstantKind.Error) return null;
        if (list.IsNull) return [];
        ImmutableArray<ITypeSymbol> types = [.. list.Values.Select(each => each.Value).OfType<ITypeSymbol>()];
        bool isComplete = types.Length == list.Values.Length && types.All(static each => each.TypeKind != TypeKind.Error);
        return isComplete || list.Values.Any(static each => each.IsNull) ? types : null;
    }

    private (string Finding, string Replacement)? Problem(string? name, ImmutableArray<ITypeSymbol> types)
    {
        ImmutableArray<ITypeParameterSymbol> parameters = TypeParameters.Of(_class);
        if (parameters.IsEmpty) return ("stands on a class that has no type parameters, nor has a type around it", "remove it");
        if (!NameRules.IsName(name))
        {
            return ($"has the name '{name}', and names are lower-case letters, digits and single underscores, and begin with a letter",
                $"write '{ProposalFor(types)}'");
        }

        if (types.Length != parameters.Length)
        {
            return ($"states {Count(types.Length, "type")}, where there {(parameters.Length == 1 ? "is" : "are")} {Count(parameters.Length, "type parameter")}",
                $"write one typeof(…) for each of {string.Join(", ", parameters.Select(static each => each.Name))}");
        }

        if (_rules.ProblemOf(parameters, types) is { } problem) return problem;
        if (_valid.Exists(each => each.Name == name)) return ($"has the name '{name}', as another one of the class has", "give each a name of its own");
        if (_valid.Find(each => TypeArgumentRules.AreSame(TypeParameters.ArgumentsOf(each.Type), types)) is { } twin)
            return ($"states the same types as '{twin.Name}'", "remove one of them, for a type has one name in the log");
        return null;
    }

    private static string ProposalFor(ImmutableArray<ITypeSymbol> types)
    {
        string name = string.Join("_", types.Select(static each => NameRules.DefaultName(each.Name) ?? "type"));
        return NameRules.IsName(name) ? name : "a_name";
    }

    private static string Count(int count, string what) => count switch
    {
        0 => $"no {what}",
        1 => $"1 {what}",
        _ => $"{count.ToString(System.Globalization.CultureInfo.InvariantCulture)} {what}s",
    };
}
