using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workflow.Analyzers.Methods;

/// <summary>
/// A <c>[Workflow]</c> or <c>[Step]</c> as it was written: values, and the places to point at. Values that do not compile count as
/// not written, for the compiler reports them.
/// </summary>
internal sealed class DurableAttribute(AttributeData data)
{
    public AttributeSyntax? Syntax { get; } = data.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>Whether a name is given that is not null.</summary>
    public bool HasExplicitName => NameConstant is { Kind: TypedConstantKind.Error } or { Value: not null };

    /// <summary>The given name; null where there is none or where its value does not compile.</summary>
    public string? ExplicitName => NameConstant is { Kind: TypedConstantKind.Primitive, Value: string name } ? name : null;

    /// <summary>The argument that gives the name, or null.</summary>
    public AttributeArgumentSyntax? NameArgument =>
        Syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals is null);

    private TypedConstant? NameConstant => data.ConstructorArguments.IsEmpty ? null : data.ConstructorArguments[0];

    /// <summary>The value that the user has set a property to; false where it is not set, set to null, or does not compile.</summary>
    public bool TryGet<T>(string option, out T value)
        where T : notnull
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Key != option || argument.Value is not { Kind: TypedConstantKind.Primitive, Value: T set }) continue;
            value = set;
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>The expression that a property is set to; null where it is not set.</summary>
    public ExpressionSyntax? ExpressionOf(string option) =>
        Syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option)?.Expression;
}
