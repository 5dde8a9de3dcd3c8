using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Workflow.Generators.Binding;
using Workflow.Generators.Values.Emitting;

namespace Workflow.Generators.Values.Binding;

/// <summary>
/// Binds the codec of an exception: the properties that it and its bases add to <see cref="Exception"/>. An exception that cannot be
/// rebuilt has none, which is no problem: it then arrives as another exception.
/// </summary>
internal sealed class ExceptionBinder(ValueBinder values)
{
    public static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.ToDisplayString() == "System.Exception") return true;
        }

        return false;
    }

    public void Add(ITypeSymbol type)
    {
        if (TryBind(type) is string expression && !values.ExceptionCodecs.Contains(expression)) values.ExceptionCodecs.Add(expression);
    }

    /// <summary>An expression for the codec of an exception as a value.</summary>
    public string ValueCodecFor(INamedTypeSymbol type, string path)
    {
        if (!values.Compilation.IsSymbolAccessibleWithin(type, values.Compilation.Assembly)) return values.Refuse(type, path, "generated code cannot see it. Make it internal or public.");
        string full = TypeText.Full(type);
        List<string> codecs = [];
        foreach (INamedTypeSymbol declared in DeclaredTypes.AroundOf(type, values.Compilation))
        {
            bool isInSet = IsException(declared) && IsOrDerivesFrom(declared, type);
            if (isInSet && TryBind(declared) is string expression) codecs.Add(expression);
        }

        return $"{TypeText.Runtime}Codecs.Exception<{full}>({string.Join(", ", codecs)})";
    }

    public static bool IsOrDerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level, ancestor)) return true;
        }

        return false;
    }

    private string? TryBind(ITypeSymbol type)
    {
        bool isBindable = type is INamedTypeSymbol { IsAbstract: false, IsGenericType: false, IsFileLocal: false } && IsException(type)
            && values.Compilation.IsSymbolAccessibleWithin(type, values.Compilation.Assembly) && !IsOfFramework(type)
            && TypeNames.AliasOf(type, values.Compilation) is null;
        if (!isBindable) return null;
        if (values.Rebuilders.TryGetValue(type, out string? known)) return known;
        string name = TypeText.Identity((INamedTypeSymbol)type) + "Rebuilder";
        CodecPlace place = new(null, CodecPlace.SpaceOf(values.Compilation), "internal");
        string expression = place.Expression(name) + ".Instance";
        // A member may be of the same exception type: it finds the codec that is being bound.
        values.Rebuilders[type] = expression;
        bool isBound = false;
        if (!values.Try(() => isBound = Bind((INamedTypeSymbol)type, name, place)) || !isBound) values.Rebuilders[type] = null;
        return values.Rebuilders[type];
    }

    // The runtime has those.
    private static bool IsOfFramework(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty && type.ContainingAssembly.Name is string assembly
        && (assembly.StartsWith("System", StringComparison.Ordinal) || assembly is "Workflow.Runtime" or "mscorlib" or "netstandard");

    private bool Bind(INamedTypeSymbol type, string name, CodecPlace place)
    {
        (List<MemberShape> settable, List<IPropertySymbol> getOnly, _) = MemberFinder.Find(type, values.Compilation, "System.Exception");
        List<MemberShape> members = [.. settable.Where(static member => !IsOverride(member.Symbol))];
        List<IPropertySymbol> fixedOnes = [.. getOnly.Where(static property => !IsOverride(property) && property.DeclaredAccessibility == Accessibility.Public)];
        if (Choose(type, members, fixedOnes) is not { } choice) return false;
        foreach (IPropertySymbol property in fixedOnes)
        {
            bool hasSource = !property.DeclaringSyntaxReferences.IsEmpty;
            bool isState = choice.ByMember.ContainsKey(property.Name) || hasSource && MemberFinder.IsAuto(property);
            if (isState) members.Add(new MemberShape(property, property.Type, MemberSetting.Field));
            else if (!hasSource && Refusals.Reason(property.Type) is null) members.Add(new MemberShape(property, property.Type, MemberSetting.None));
        }

        foreach (MemberShape member in members)
        {
            member.Codec = CodecOverrides.ForMember(member.Symbol, member.Type) ?? values.CodecFor(member.Type, member.Symbol.Name);
            if (!choice.ByMember.TryGetValue(member.Symbol.Name, out IParameterSymbol? parameter)) continue;
            member.Parameter = parameter;
            member.Setting = MemberSetting.Constructor;
        }

        ObjectShape shape = new(type, choice.Constructor, [.. members.OrderBy(static member => member.Parameter?.Ordinal ?? int.MaxValue)]);
        values.Add(CodecFile.Of(place, name, new ExceptionCodecText(shape, name).Write()));
        return true;
    }

    private static bool IsOverride(ISymbol member) => member is IPropertySymbol { IsOverride: true };

    // Message and inner exception are set afterwards, so a constructor may take them or not.
    private static ConstructorChoice.Choice? Choose(INamedTypeSymbol type, List<MemberShape> members, List<IPropertySymbol> getOnly)
    {
        ConstructorChoice.Choice? best = null;
        int left = int.MaxValue;
        foreach (IMethodSymbol constructor in type.InstanceConstructors.OrderBy(static one => one.Parameters.Length))
        {
            bool isCallable = constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            if (!isCallable || Match(constructor, members, getOnly) is not { } matched) continue;
            int unset = getOnly.Count(property => !matched.ContainsKey(property.Name));
            if (unset >= left) continue;
            (best, left) = (new ConstructorChoice.Choice(constructor, matched), unset);
        }

        return best;
    }

    private static ImmutableDictionary<string, IParameterSymbol>? Match(IMethodSymbol constructor, List<MemberShape> members, List<IPropertySymbol> getOnly)
    {
        ImmutableDictionary<string, IParameterSymbol>.Builder matched = ImmutableDictionary.CreateBuilder<string, IParameterSymbol>(StringComparer.Ordinal);
        IEnumerable<(string Name, ITypeSymbol Type)> known =
            members.Select(static member => (member.Symbol.Name, member.Type)).Concat(getOnly.Select(static property => (property.Name, property.Type)));
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            string? member = known.Where(one => string.Equals(one.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(one.Type, parameter.Type)).Select(static one => one.Name).FirstOrDefault();
            if (member is not null && !matched.ContainsKey(member)) matched.Add(member, parameter);
            else if (ExceptionCodecText.PartFor(parameter) is null) return null;
        }

        return matched.ToImmutable();
    }
}
