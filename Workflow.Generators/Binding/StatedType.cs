using Microsoft.CodeAnalysis;

namespace Workflow.Generators.Binding;

/// <summary>One constructed type of a generic class that a <c>[WorkflowTypeArguments]</c> states. Never kept, for it holds symbols.</summary>
/// <param name="Name">What the names of its workflows and steps end in.</param>
/// <param name="Type">The constructed type.</param>
internal sealed record StatedType(string Name, INamedTypeSymbol Type)
{
    /// <summary>The name in the log of a method whose own name is given: <c>import_order</c>.</summary>
    public string KeyOf(string method) => $"{PrefixOf(method)}{Name}";

    /// <summary>What such names begin with. An underscore that is there already is not doubled, for no name may have two in a row.</summary>
    public static string PrefixOf(string method) => method.EndsWith("_", StringComparison.Ordinal) ? method : $"{method}_";

    /// <summary>A method of the class as the constructed type has it.</summary>
    public IMethodSymbol Close(IMethodSymbol method)
    {
        IMethodSymbol declared = (method.PartialDefinitionPart ?? method).OriginalDefinition;
        return Type.GetMembers(declared.Name).OfType<IMethodSymbol>()
            .First(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, declared));
    }

    /// <summary>The test for this type in code of the class: <c>typeof(T) == typeof(global::Shop.Order)</c>.</summary>
    public string Condition => string.Join(" && ", TypeParameters.Of(Type.OriginalDefinition).Zip(
        TypeParameters.ArgumentsOf(Type),
        static (parameter, argument) => $"typeof({Identifier.Of(parameter.Name)}) == typeof({TypeNames.InCode(argument)})"));
}
