using Microsoft.CodeAnalysis;
using Workflow.Generators.Values.Emitting;

namespace Workflow.Generators.Values.Binding;

/// <summary>Binds the codec of one of the user's types: its closed set, and the members of each class in it.</summary>
internal sealed class ObjectBinder(ValueBinder values, CodecPlace place)
{
    public string CodecFor(INamedTypeSymbol type, string path)
    {
        if (IsFrameworkType(type)) return values.Refuse(type, path, "this type of the framework is not among those that are carried. Use a type of your own with the data.");
        if (type.AllInterfaces.Any(static one => one.OriginalDefinition.ToDisplayString() == "System.Collections.Generic.IEnumerable<T>") && type.TypeKind != TypeKind.Interface)
        {
            return values.Refuse(type, path, "it is a collection of its own kind. Use a collection of the framework, or a class that has one as a property.");
        }

        List<(INamedTypeSymbol Type, string? Discriminator)> cases = ClosedSet.Of(type, values.Compilation);
        if (values.Doubts is { } doubts) doubts.AddRange(ValueDoubts.OfSet(type, cases.Select(static one => one.Type), path, values.Compilation));
        if (cases.Count == 0) return values.Refuse(type, path, "no class is known for it. Name each class that a value can be of with [JsonDerivedType].");
        return cases.Count == 1 && cases[0].Discriminator is null ? Exact(type, path, place) : Union(type, cases, path);
    }

    private static bool IsFrameworkType(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty && (type.ContainingNamespace?.ToDisplayString() is string space)
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal));

    private string Union(INamedTypeSymbol type, List<(INamedTypeSymbol Type, string? Discriminator)> cases, string path)
    {
        string name = TypeText.Identity(type) + "Union";
        string expression = place.Expression(name) + ".Instance";
        values.Know(type, expression);
        List<(string Type, string? Discriminator, string Codec)> parts = [];
        foreach ((INamedTypeSymbol one, string? discriminator) in cases)
        {
            if (CodecPlace.TryFind(one, values, path) is not CodecPlace where) continue;
            parts.Add((TypeText.Full(one), discriminator, Exact(one, path, where)));
        }

        string body = UnionCodecText.Of(name, place.Accessibility, TypeText.Full(type), JsonAttributes.DiscriminatorProperty(type), parts);
        values.Add(CodecFile.Of(place, name, body));
        return expression;
    }

    private string Exact(INamedTypeSymbol type, string path, CodecPlace where)
    {
        string name = TypeText.Identity(type) + "Codec";
        string expression = where.Expression(name) + ".Instance";
        if (!values.Begin(expression)) return expression;
        if (Shape(type, path) is not ObjectShape shape) return $"default({TypeText.Runtime}{(type.IsValueType ? "Struct" : "Object")}Codec<{TypeText.Full(type)}>)!";
        // A class that derived ones share a union with is not what its members find: they find the union.
        if (ClosedSet.Of(type, values.Compilation).Count == 1) values.Know(type, expression);
        foreach (MemberShape member in shape.Members)
        {
            string memberPath = FrameworkTypes.Join(path, member.Symbol.Name);
            member.Codec = CodecOverrides.ForMember(member.Symbol, member.Type) ?? values.CodecFor(member.Type, memberPath);
        }

        values.Add(CodecFile.Of(where, name, new ObjectCodecText(shape, name, where.Accessibility, Overrides.OfProtectedInternal(values.Compilation)).Write()));
        return expression;
    }

    private ObjectShape? Shape(INamedTypeSymbol type, string path)
    {
        (List<MemberShape> settable, List<IPropertySymbol> getOnly, List<ISymbol> hidden) = MemberFinder.Find(type, values.Compilation);
        if (ConstructorChoice.Of(type, settable, getOnly) is not ConstructorChoice.Choice choice)
        {
            values.Report(type, path, "no constructor of it can be called: none is public with parameters that are each the name and type of a property. "
                + (type.DeclaringSyntaxReferences.IsEmpty ? "It is of another assembly, of which only public ones are seen: add one there." : "Add one, or mark one with [JsonConstructor]."));
            return null;
        }

        List<MemberShape> members = [.. settable];
        foreach (IPropertySymbol property in getOnly)
        {
            if (choice.ByMember.ContainsKey(property.Name)) members.Add(new MemberShape(property, property.Type, MemberSetting.Constructor));
            else if (!MemberFinder.IsAuto(property)) continue;
            else if (property.SetMethod is null && MutableCollections.Contains(property.Type)) members.Add(new MemberShape(property, property.Type, MemberSetting.Field) { HasHiddenGetter = property.DeclaredAccessibility != Accessibility.Public });
            else Lost(property, path);
        }

        foreach (ISymbol member in hidden.Where(each => !choice.ByMember.ContainsKey(each.Name))) LostBehind(member, type, path);
        foreach (MemberShape member in members)
        {
            if (!choice.ByMember.TryGetValue(member.Symbol.Name, out IParameterSymbol? parameter)) continue;
            member.Parameter = parameter;
            member.Setting = MemberSetting.Constructor;
        }

        ObjectShape shape = new(type, choice.Constructor,
            [.. members.OrderBy(static member => member.Parameter?.Ordinal ?? int.MaxValue)]);
        foreach (IFieldSymbol field in HiddenState.Of(shape))
        {
            values.Report(field.Type, FrameworkTypes.Join(path, field.Name), field.DeclaredAccessibility == Accessibility.Public
                ? "a public field is not carried. Make it a property, or add [JsonInclude]."
                : "this field would be lost: no constructor and no property gives it back. Let a constructor take it, add [JsonInclude], or mark it with [JsonIgnore] if it may be lost.");
        }

        // What cannot be carried at all needs no doubts.
        if (values.Doubts is { } doubts) doubts.AddRange(ValueDoubts.OfShape(shape, path, values.Compilation).Where(doubt => values.Problems.TrueForAll(problem => problem.Path != doubt.Path)));
        return shape;
    }

    private void LostBehind(ISymbol member, INamedTypeSymbol type, string path) => values.Report(
        (member as IPropertySymbol)?.Type ?? ((IFieldSymbol)member).Type, FrameworkTypes.Join(path, member.Name),
        $"'{TypeText.Short(type)}' hides this member of its base '{TypeText.Short(member.ContainingType)}', whose value would be lost. "
        + $"Rename one of them, or mark that of '{TypeText.Short(member.ContainingType)}' with [JsonIgnore] if it may be lost.");

    private void Lost(IPropertySymbol property, string path) => values.Report(property.Type, FrameworkTypes.Join(path, property.Name), property.SetMethod is null
        ? $"this property has no {(MemberFinder.IsOfOtherAssembly(property) ? "public " : "")}setter, and no constructor takes it. Add an init accessor, or a constructor parameter of its name and type."
        : "the setter of this property is not public, and no constructor takes it. Make it public or init, add [JsonInclude], or mark it with [JsonIgnore] if it may be lost.");
}
