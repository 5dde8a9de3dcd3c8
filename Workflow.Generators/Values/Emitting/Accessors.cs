using Microsoft.CodeAnalysis;
using Workflow.Generators.Values.Binding;

namespace Workflow.Generators.Values.Emitting;

/// <summary>
/// Calls past the rules of C#, without reflection: <c>init</c> and hidden setters, fields, and constructors of types with required
/// members. The accessors of a generic type stand in a class that is generic in the same way.
/// </summary>
internal sealed class Accessors
{
    private const string Attribute = "[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.";
    private readonly Dictionary<INamedTypeSymbol, List<string>> _generic = new(SymbolEqualityComparer.Default);
    private readonly List<string> _plain = [];

    public string Set(ISymbol member, string target, string value)
    {
        INamedTypeSymbol definition = member.ContainingType.OriginalDefinition;
        ISymbol original = member.OriginalDefinition;
        string name = "Set" + member.Name;
        Add(definition, $"{Attribute}Method, Name = \"set_{member.Name}\")]",
            $"extern static void {name}({Target(definition)} target, {TypeText.Full(((IPropertySymbol)original).Type)} value);");
        return $"{Prefix(member.ContainingType)}{name}({Ref(definition)}{target}, {value})";
    }

    public string Field(ISymbol member, string target)
    {
        INamedTypeSymbol definition = member.ContainingType.OriginalDefinition;
        ITypeSymbol type = member.OriginalDefinition is IFieldSymbol field ? field.Type : ((IPropertySymbol)member.OriginalDefinition).Type;
        string fieldName = member is IFieldSymbol ? member.Name : $"<{member.Name}>k__BackingField";
        string name = member.Name + "Field";
        Add(definition, $"{Attribute}Field, Name = \"{fieldName}\")]", $"extern static ref {TypeText.Full(type)} {name}({Target(definition)} target);");
        return $"{Prefix(member.ContainingType)}{name}({Ref(definition)}{target})";
    }

    public string Get(ISymbol member, string target)
    {
        if (member is IFieldSymbol) return Field(member, target);
        INamedTypeSymbol definition = member.ContainingType.OriginalDefinition;
        string name = "Get" + member.Name;
        Add(definition, $"{Attribute}Method, Name = \"get_{member.Name}\")]",
            $"extern static {TypeText.Full(((IPropertySymbol)member.OriginalDefinition).Type)} {name}({Target(definition)} target);");
        return $"{Prefix(member.ContainingType)}{name}({Ref(definition)}{target})";
    }

    public string New(INamedTypeSymbol type, IMethodSymbol constructor, string arguments)
    {
        INamedTypeSymbol definition = type.OriginalDefinition;
        IEnumerable<string> parameters = constructor.OriginalDefinition.Parameters.Select(static parameter =>
            $"{(parameter.RefKind == RefKind.In ? "in " : "")}{TypeText.Full(parameter.Type)} {TypeText.Escape(parameter.Name)}");
        Add(definition, $"{Attribute}Constructor)]", $"extern static {TypeText.Full(definition)} New({string.Join(", ", parameters)});");
        return $"{Prefix(type)}New({arguments})";
    }

    public void Write(CodeText text)
    {
        foreach (string declaration in _plain) text.Line().Lines(declaration.Replace("extern static", "private extern static"));
        foreach (KeyValuePair<INamedTypeSymbol, List<string>> group in _generic.OrderBy(static group => TypeText.Full(group.Key), StringComparer.Ordinal))
        {
            text.Line().Open($"private static class {ClassName(group.Key)}<{string.Join(", ", Parameters(group.Key).Select(static parameter => parameter.Name))}>{Constraints(group.Key)}");
            text.Lines(string.Join("\n\n", group.Value.Select(static declaration => declaration.Replace("extern static", "public extern static"))));
            text.Close();
        }
    }

    private void Add(INamedTypeSymbol definition, string attribute, string declaration)
    {
        List<string> list = _plain;
        if (Parameters(definition).Count > 0 && !_generic.TryGetValue(definition, out list!)) _generic.Add(definition, list = []);
        string text = attribute + "\n" + declaration;
        if (!list.Contains(text)) list.Add(text);
    }

    private static string Prefix(INamedTypeSymbol type)
    {
        List<ITypeSymbol> arguments = [];
        for (INamedTypeSymbol? level = type; level is not null; level = level.ContainingType) arguments.InsertRange(0, level.TypeArguments);
        return arguments.Count == 0 ? "" : $"{ClassName(type.OriginalDefinition)}<{string.Join(", ", arguments.Select(TypeText.Full))}>.";
    }

    private static string ClassName(INamedTypeSymbol definition) => definition.Name + "Members";

    private static string Target(INamedTypeSymbol definition) => (definition.IsValueType ? "ref " : "") + TypeText.Full(definition);

    private static string Ref(INamedTypeSymbol definition) => definition.IsValueType ? "ref " : "";

    private static List<ITypeParameterSymbol> Parameters(INamedTypeSymbol definition)
    {
        List<ITypeParameterSymbol> parameters = [];
        for (INamedTypeSymbol? level = definition; level is not null; level = level.ContainingType) parameters.InsertRange(0, level.TypeParameters);
        return parameters;
    }

    private static string Constraints(INamedTypeSymbol definition) => string.Concat(Parameters(definition).Select(static parameter =>
    {
        List<string> parts = [];
        if (parameter.HasReferenceTypeConstraint) parts.Add("class");
        if (parameter.HasUnmanagedTypeConstraint) parts.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) parts.Add("struct");
        if (parameter.HasNotNullConstraint) parts.Add("notnull");
        parts.AddRange(parameter.ConstraintTypes.Select(TypeText.Full));
        if (parameter.HasConstructorConstraint && !parameter.HasValueTypeConstraint) parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }));
}
